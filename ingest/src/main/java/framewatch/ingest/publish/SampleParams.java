package framewatch.ingest.publish;

import framewatch.config.Param;
import java.time.Duration;

/**
 * Settings of the sampled pictures, prefix {@code samples}. None of them decides what is a defect:
 * they decide at which pictures someone can look.
 */
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
            help =
                "Shortest media time between two suspicions of one kind: damage, a tile that jumps,"
                    + " blank, still.")
        Duration suspicionDistance,
    @Param(
            value = "24",
            min = 0,
            max = 255,
            help =
                "Suspicious is a tile whose difference to the previous frame rises by this above"
                    + " what it and its neighbours had lately and above the rise of most tiles, in"
                    + " steps of the descriptor: 16 times the root of code values (default tried on"
                    + " pasted, re-encoded and flipped blocks in real footage).")
        int tileJump,
    @Param(
            value = "50",
            min = 0,
            help =
                "How fast a tile's difference of late is forgotten, in the same steps per second"
                    + " (default from the same trials).")
        double tileFall,
    @Param(
            value = "2",
            min = 0,
            help =
                "Suspicious is a picture whose luma deviation falls below this, code values: one"
                    + " plain area, black or another colour (our choice: coded black has less,"
                    + " pictures more).")
        double blankDeviation,
    @Param(
            value = "0.05",
            min = 0,
            help =
                "Suspicious is a moving picture whose mean difference falls to this, code values:"
                    + " it stands still (more than rounding, less than noise).")
        double stillDifference,
    @Param(
            value = "200ms",
            min = 0,
            help =
                "For how long it must stand still: nothing is lost by waiting, and single repeated"
                    + " frames are common.")
        Duration stillTime,
    @Param(
            value = "0.5",
            min = 0,
            help = "Mean difference from which a picture moves, code values.")
        double movingDifference,
    @Param(
            value = "suspicion",
            help =
                "Which samples also carry luma without loss, a cut-out in which a detector can"
                    + " measure: those of a suspicion (the first bad picture and the last good one"
                    + " before it), or none.")
        Lossless lossless,
    @Param(
            value = "1200000B",
            unit = "B",
            min = 0,
            max = 1e10,
            help =
                "Most bytes of pictures in any minute of media time: half for suspicions, a third"
                    + " for pictures by interval, a sixth for cuts. The default is 1/3900 of the"
                    + " bytes of 1080p25, 1/1700 of 720p25.")
        long bytesPerMinute,
    @Param(
            value = "900000B",
            unit = "B",
            min = 1000,
            help =
                "Largest picture; a larger one is announced as omitted. Must fit the samples"
                    + " topic's max.message.bytes.")
        int maxBytes) {

  /** Samples that carry luma without loss. */
  public enum Lossless {
    NONE,
    SUSPICION
  }

  /** The same with another interval. */
  public SampleParams withInterval(Duration other) {
    return new SampleParams(
        enabled,
        other,
        sceneScore,
        sceneDistance,
        suspicionDistance,
        tileJump,
        tileFall,
        blankDeviation,
        stillDifference,
        stillTime,
        movingDifference,
        lossless,
        bytesPerMinute,
        maxBytes);
  }
}
