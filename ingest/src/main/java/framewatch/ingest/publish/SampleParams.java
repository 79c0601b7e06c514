package framewatch.ingest.publish;

import framewatch.config.Param;
import java.time.Duration;

/** Settings of the sampled pictures, prefix {@code samples}. */
public record SampleParams(
    @Param(value = "true", help = "Whether pictures are published at all.") boolean enabled,
    @Param(
            value = "10s",
            min = 0,
            max = 86_400,
            help =
                "Media time from one picture to the next; 0s takes none by time but the first."
                    + " A stream's own entry goes before.")
        Duration interval,
    @Param(
            value = "10",
            min = 0,
            max = 100,
            help = "Scene score from which a frame counts as a cut (default as FFmpeg's scdet).")
        double sceneScore,
    @Param(value = "1s", min = 0, help = "Shortest media time between pictures of two cuts.")
        Duration sceneDistance,
    @Param(
            value = "5s",
            min = 0,
            help = "Shortest media time between pictures of one suspicion: damage, blank, still.")
        Duration suspicionDistance,
    @Param(value = "30", min = 0, max = 10_000, help = "Most pictures per minute of media time.")
        int perMinute,
    @Param(
            value = "2000000B",
            unit = "B",
            min = 0,
            help = "Most bytes of pictures per minute of media time.")
        long bytesPerMinute,
    @Param(
            value = "900000B",
            unit = "B",
            min = 1000,
            help =
                "Largest picture; a larger one is announced as omitted. Must fit the samples"
                    + " topic's max.message.bytes.")
        int maxBytes) {}
