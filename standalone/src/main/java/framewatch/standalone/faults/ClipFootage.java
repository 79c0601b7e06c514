package framewatch.standalone.faults;

import framewatch.cli.InputException;
import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceException;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import framewatch.standalone.ffmpeg.Ffmpeg;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Pieces of clips with cuts between them. Pictures are scaled and cropped to fill the shape, and
 * shown at its rate whatever theirs was. Sound comes from the clips that have any, apart from the
 * pictures, so there is no lip synchronisation.
 */
final class ClipFootage implements Footage {
  private final long seed;
  private final List<Clip> clips;

  private ClipFootage(long seed, List<Clip> clips) {
    this.seed = seed;
    this.clips = clips;
  }

  /**
   * A clip.
   *
   * @param seconds its length
   * @param sound true if it has a sound track
   */
  private record Clip(Path file, double seconds, boolean sound) {}

  /**
   * Opens each clip once.
   *
   * @throws InputException if one is no file with video of a known length
   */
  static ClipFootage of(List<Path> files, long seed) {
    SourceParams params = ParamTable.of("source", SourceParams.class).defaults();
    List<Clip> clips = new ArrayList<>();
    for (Path file : files) {
      try (Source source = Sources.open(SourceUri.of(file.toString()), params)) {
        if (source.video() == null || source.durationUs() <= 0) {
          throw new InputException(file + ": expected a file with video");
        }
        clips.add(new Clip(file, source.durationUs() / 1e6, source.audio() != null));
      } catch (SourceException e) {
        throw new InputException(String.valueOf(e.getMessage()), e);
      }
    }
    return new ClipFootage(seed, List.copyOf(clips));
  }

  @Override
  public Reel reel(String stream, Shape shape, int frames)
      throws IOException, InterruptedException {
    var random = new SplittableRandom(seed * 31 + stream.hashCode());
    Path file = Files.createTempFile("framewatch", ".yuv");
    int size = Yuv.size(shape.width(), shape.height());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      int missing = frames;
      while (missing > 0) {
        Clip clip = clips.get(random.nextInt(clips.size()));
        int asked = Math.min(missing, (int) (random.nextDouble(3, 8) * shape.fps()));
        byte[] pictures = pictures(clip, shape, asked, random);
        int got = pictures.length / size;
        if (got == 0) {
          throw new InputException(clip.file + ": expected a picture at any time of the clip");
        }
        out.write(pictures, 0, got * size);
        missing -= got;
      }
    }
    return new Reel(file, shape, sound((int) ((long) frames * SAMPLE_RATE / shape.fps()), random));
  }

  private static byte[] pictures(Clip clip, Shape shape, int count, SplittableRandom random)
      throws IOException, InterruptedException {
    String size = shape.width() + ":" + shape.height();
    String filters =
        "scale=" + size + ":force_original_aspect_ratio=increase:flags=bicubic,crop=" + size;
    List<String> arguments = piece(clip, (double) count / shape.fps(), random);
    arguments.addAll(List.of("-map", "0:v:0", "-vf", filters + ",format=yuv420p"));
    arguments.addAll(List.of("-fps_mode", "passthrough", "-frames:v", Integer.toString(count)));
    arguments.addAll(List.of("-f", "rawvideo", "pipe:1"));
    return Ffmpeg.read(arguments);
  }

  private float[][] sound(int length, SplittableRandom random)
      throws IOException, InterruptedException {
    List<Clip> audible = clips.stream().filter(Clip::sound).toList();
    if (audible.isEmpty()) {
      return Voices.sound(length, random);
    }
    float[][] sound = new float[2][length];
    int at = 0;
    while (at < length) {
      Clip clip = audible.get(random.nextInt(audible.size()));
      double seconds = random.nextDouble(4, 12);
      List<String> arguments = piece(clip, seconds, random);
      arguments.addAll(List.of("-t", Double.toString(seconds), "-map", "0:a:0", "-ac", "2"));
      arguments.addAll(List.of("-ar", "48000", "-f", "f32le", "pipe:1"));
      FloatBuffer samples =
          ByteBuffer.wrap(Ffmpeg.read(arguments)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      if (samples.remaining() < 2) {
        throw new InputException(clip.file + ": expected sound at any time of the clip");
      }
      while (samples.remaining() >= 2 && at < length) {
        sound[0][at] = samples.get();
        sound[1][at++] = samples.get();
      }
    }
    return sound;
  }

  /** The input options for a piece of a clip, or for all that there is of it. */
  private static List<String> piece(Clip clip, double seconds, SplittableRandom random) {
    double from = Math.max(0, clip.seconds - seconds) * random.nextDouble();
    return new ArrayList<>(
        List.of(
            "-threads",
            "1",
            "-ss",
            Double.toString(Math.round(from * 1000) / 1000.0),
            "-i",
            "file:" + clip.file.toAbsolutePath()));
  }
}
