package framewatch.ingest.publish;

import framewatch.config.Param;
import java.time.Duration;

/** Settings of publishing, prefix {@code publish}. */
public record PublishParams(
    @Param(
            value = "33554432B",
            unit = "B",
            min = 1_000_000,
            max = 2e9,
            help =
                "Most bytes of all streams that wait for Kafka. Each stream has an equal part; when"
                    + " that is full, a file waits and a live stream drops.")
        long buffer,
    @Param(
            value = "200ms",
            min = 0,
            max = 60,
            help = "How long a live stream waits for room before it drops and says so.")
        Duration patience) {}
