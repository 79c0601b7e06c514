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
 * shown at its rate whatever theirs was. Sound comes from the clips that have any without long
 * pauses, apart from the pictures, so there is no lip synchronisation.
 */
final class ClipFootage implements Footage {
  /** Sound below this is a pause, and a pause of this length might be taken for silence. */
  private static final float QUIET = 0.003f;

  private static final int PAUSE = SAMPLE_RATE / 3;

  /** Samples at each end of a piece that are left out, and that two pieces have in common. */
  private static final int MARGIN = SAMPLE_RATE / 10;

  private static final int JOIN = SAMPLE_RATE / 50;

  /** Pieces of sound that are tried before it is made up. */
  private static final int TRIES = 20;

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
    float[][] sound = Voices.sound(length, random);
    int at = 0;
    for (int i = 0; i < TRIES && at < length; i++) {
      FloatBuffer piece = sound(audible.get(random.nextInt(audible.size())), random);
      if (longestPause(piece) < PAUSE) {
        at = append(sound, Math.max(0, at - JOIN), piece, gain(piece));
      }
    }
    return sound;
  }

  /** Writes a piece, faded in over what is there, as splices are cut; gives where it ends. */
  private static int append(float[][] sound, int from, FloatBuffer piece, float gain) {
    int at = from;
    while (piece.remaining() >= 2 && at < sound[0].length) {
      float share = from == 0 ? 1 : Math.min(1, (float) (at - from) / JOIN);
      for (float[] channel : sound) {
        channel[at] = (1 - share) * channel[at] + share * gain * piece.get();
      }
      at++;
    }
    return at;
  }

  /** A piece of a clip's sound, left and right in turn. */
  private static FloatBuffer sound(Clip clip, SplittableRandom random)
      throws IOException, InterruptedException {
    double seconds = random.nextDouble(4, 12);
    List<String> arguments = piece(clip, seconds, random);
    arguments.addAll(List.of("-t", Double.toString(seconds), "-map", "0:a:0", "-ac", "2"));
    arguments.addAll(List.of("-ar", "48000", "-f", "f32le", "pipe:1"));
    FloatBuffer samples =
        ByteBuffer.wrap(Ffmpeg.read(arguments)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    // Without what codecs put at the ends of a clip.
    int margin = Math.min(samples.limit() / 4, MARGIN) * 2;
    return samples.position(margin).limit(samples.limit() - margin).slice();
  }

  /** What makes it as loud as programmes are, -23 dBFS, with peaks below -6 dBFS. */
  private static float gain(FloatBuffer sound) {
    double power = 0;
    double peak = 0;
    for (int i = 0; i < sound.limit(); i++) {
      power += sound.get(i) * sound.get(i);
      peak = Math.max(peak, Math.abs(sound.get(i)));
    }
    double level = Math.sqrt(power / Math.max(1, sound.limit()));
    return (float) Math.min(0.07 / Math.max(level, QUIET), 0.5 / Math.max(peak, QUIET));
  }

  /** The most samples in a row that are quiet. */
  private static int longestPause(FloatBuffer sound) {
    int longest = 0;
    int pause = 0;
    for (int i = 0; i < sound.limit(); i++) {
      pause = Math.abs(sound.get(i)) < QUIET ? pause + 1 : 0;
      longest = Math.max(longest, pause / 2);
    }
    return longest;
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
