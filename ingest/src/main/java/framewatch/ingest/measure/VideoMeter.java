package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import framewatch.wire.avro.VideoFormat;
import org.jspecify.annotations.Nullable;

/**
 * Measures the pictures of one stream, in one pass over the rows that are looked at. Used by one
 * thread. The first picture, and each of a format other than the one before, has no difference.
 */
public final class VideoMeter {
  private final int step;
  private final VideoMeasures measures = new VideoMeasures();
  private @Nullable VideoFormat format;
  private @Nullable FormatMeter meter;

  public VideoMeter(MeasureParams params) {
    step = params.step();
  }

  /** Measures a picture. What is returned is valid until the next call. */
  public VideoMeasures measure(Picture picture) {
    FormatMeter current = meter;
    if (current != null && picture.format.equals(format)) {
      current.measure(picture, measures);
      return measures;
    }
    format = picture.format;
    current = new FormatMeter(picture, step, Kernels.best());
    meter = current;
    current.measure(picture, measures);
    // Not before: the first picture is not to wait.
    Kernels.prepare();
    return measures;
  }
}
