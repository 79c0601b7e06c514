package framewatch.standalone.faults;

import framewatch.standalone.faults.Footage.Shape;
import framewatch.standalone.ffmpeg.Ffmpeg;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes takes to media files. The same take and build of libav give the same bytes. */
final class Encoder {
  /** Of H.264; MPEG-2 gets twice as much. Good quality: what is wrong is to be what was planted. */
  private static final double BITS_PER_PIXEL = 0.3;

  private Encoder() {}

  /** Writes all of a take. */
  static void write(Take take, Packaging packaging, Path file)
      throws IOException, InterruptedException {
    write(take, 0, take.reel.frames, packaging, List.of(), file);
  }

  /**
   * Writes some of a take.
   *
   * @param from index of the first frame
   * @param to index of the frame after the last
   * @param options more of ffmpeg's options for the output, such as another size
   */
  static void write(
      Take take, int from, int to, Packaging packaging, List<String> options, Path file)
      throws IOException, InterruptedException {
    Path sound = Files.createTempFile("framewatch", ".f32");
    try {
      var window = new Window(from, to, take.reel.shape.fps());
      writeSound(take.sound, window, sound);
      List<String> arguments = arguments(take.reel.shape, packaging, sound);
      arguments.addAll(options);
      arguments.add("file:" + file.toAbsolutePath());
      Ffmpeg.write(
          arguments,
          out -> {
            for (int i = from; i < to; i++) {
              out.write(take.frame(i).samples);
            }
          });
    } finally {
      Files.delete(sound);
    }
  }

  private static List<String> arguments(Shape shape, Packaging packaging, Path sound) {
    List<String> arguments = new ArrayList<>();
    String size = shape.width() + "x" + shape.height();
    String rate = Integer.toString(shape.fps());
    arguments.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", rate));
    arguments.addAll(List.of("-i", "pipe:0", "-f", "f32le", "-ar", "48000"));
    arguments.addAll(List.of("-ch_layout", "stereo", "-i", "file:" + sound, "-threads", "1"));
    arguments.addAll(packaging.codecs());
    double factor = packaging == Packaging.BROADCAST ? 2 : 1;
    long bits =
        (long) (shape.width() * shape.height() * shape.fps() * BITS_PER_PIXEL * factor) / 1000;
    arguments.addAll(List.of("-b:v", bits + "k", "-maxrate", 2 * bits + "k"));
    arguments.addAll(List.of("-bufsize", 2 * bits + "k", "-g", Integer.toString(shape.fps())));
    arguments.addAll(List.of("-fflags", "+bitexact", "-flags:v", "+bitexact"));
    arguments.addAll(List.of("-flags:a", "+bitexact", "-map_metadata", "-1"));
    return arguments;
  }

  private static void writeSound(float[][] sound, Window window, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ByteBuffer both = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      int end = Math.min(sound[0].length, window.toSample());
      for (int i = window.fromSample(); i < end; i++) {
        out.write(both.putFloat(0, sound[0][i]).putFloat(4, sound[1][i]).array());
      }
    }
  }
}
