package framewatch.standalone.faults;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Footage that needs no clip: made-up scenes with cuts between them, and made-up sound. */
final class MadeUp implements Footage {
  private final long seed;

  MadeUp(long seed) {
    this.seed = seed;
  }

  @Override
  public Reel reel(String stream, Shape shape, int frames) throws IOException {
    var random = new SplittableRandom(seed * 31 + stream.hashCode());
    Path file = Files.createTempFile("framewatch", ".yuv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      int written = 0;
      while (written < frames) {
        int length = (int) (random.nextDouble(4, 9) * shape.fps());
        // No scene of less than a second at the end.
        length = written + length + shape.fps() > frames ? frames - written : length;
        Scene scene = new Scene(shape, random.nextLong());
        for (int i = 0; i < length; i++) {
          out.write(scene.picture(i).samples);
        }
        written += length;
      }
    }
    long samples = (long) frames * SAMPLE_RATE / shape.fps();
    return new Reel(file, shape, Voices.sound((int) samples, random));
  }
}
