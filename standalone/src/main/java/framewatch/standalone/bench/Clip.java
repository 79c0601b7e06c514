package framewatch.standalone.bench;

import framewatch.cli.InputException;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceException;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import framewatch.wire.avro.VideoFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clip, as far as it is used.
 *
 * @param frames of video
 * @param mediaUs from the first frame to the end of the last, microseconds
 * @param whole false if it goes on after that
 * @param rawFrameBytes size of a decoded frame in the clip's own pixel format
 */
record Clip(
    Path file, VideoFormat video, long frames, long mediaUs, boolean whole, long rawFrameBytes) {

  /** Looks through a file, at no more than so many frames. */
  static Clip of(Path file, SourceParams params, long maxFrames) {
    long frames = 0;
    long bytes = 0;
    long firstUs = 0;
    long endUs = 0;
    VideoFormat video = null;
    Media media;
    try (Source source = Sources.open(SourceUri.of(file.toString()), params)) {
      do {
        media = source.next();
        if (media instanceof Picture picture) {
          if (video == null) {
            video = picture.format;
            bytes = rawBytes(picture);
            firstUs = picture.ptsUs;
          }
          endUs = picture.ptsUs + picture.durationUs;
          frames++;
        }
      } while (!(media instanceof Media.End) && frames < maxFrames);
    } catch (SourceException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
    return new Clip(
        file, present(video, file), frames, endUs - firstUs, media instanceof Media.End, bytes);
  }

  SourceUri uri() {
    return SourceUri.of(file.toString());
  }

  double framesPerSecond() {
    return frames * 1e6 / Math.max(1, mediaUs);
  }

  /** Such as {@code 1920x1080 h264 25 fps}. */
  String title() {
    return String.format(
        Locale.ROOT,
        "%dx%d %s %.4g fps",
        video.getWidth(),
        video.getHeight(),
        video.getCodec(),
        framesPerSecond());
  }

  /** What is said about it with every result, and where that was measured. */
  Map<String, Object> facts(int rounds) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("codec", video.getCodec());
    facts.put("width", video.getWidth());
    facts.put("height", video.getHeight());
    facts.put("pixelFormat", video.getPixelFormat());
    facts.put("framesPerSecond", Math.round(framesPerSecond() * 100) / 100.0);
    facts.put("frames", frames);
    facts.put("rounds", rounds);
    facts.put("java", Runtime.version().feature());
    facts.put("cpus", Runtime.getRuntime().availableProcessors());
    return facts;
  }

  private static VideoFormat present(@Nullable VideoFormat video, Path file) {
    if (video == null) {
      throw new InputException(file + ": expected a file with video");
    }
    return video;
  }

  private static long rawBytes(Picture picture) {
    long width = picture.format.getWidth();
    long height = picture.format.getHeight();
    long samples = width * height;
    if (picture.planeCount > 1) {
      long columns = -(-width >> picture.chromaShiftX);
      long rows = -(-height >> picture.chromaShiftY);
      samples += 2 * columns * rows;
    }
    return samples * (picture.format.getBitDepth() > 8 ? 2 : 1);
  }
}
