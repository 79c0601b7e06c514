package framewatch.standalone.bench;

import framewatch.ingest.measure.AudioMeter;
import framewatch.ingest.measure.MeasureParams;
import framewatch.ingest.measure.VideoMeter;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a clip's picture and sound by the worker's own source, and measures them or not.
 *
 * @param measure null to decode only
 * @param stopped true from when on it is to give up
 */
record Decode(
    Clip clip, SourceParams params, @Nullable MeasureParams measure, BooleanSupplier stopped)
    implements Work {

  @Override
  public Pass run() throws Exception {
    VideoMeter video = measure == null ? null : new VideoMeter(measure);
    AudioMeter audio = measure == null ? null : new AudioMeter(window -> {});
    long frames = 0;
    try (Source source = Sources.open(clip.uri(), params)) {
      Media media = source.next();
      while (!(media instanceof Media.End) && !stopped.getAsBoolean()) {
        if (media instanceof Picture picture) {
          if (video != null) {
            video.measure(picture);
          }
          if (++frames == clip.frames()) {
            break;
          }
        } else if (media instanceof Sound sound && audio != null) {
          audio.add(sound, sound.ptsUs);
        }
        media = source.next();
      }
    }
    return new Pass(frames, clip.mediaUs());
  }
}
