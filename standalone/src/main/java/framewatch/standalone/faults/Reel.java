package framewatch.standalone.faults;

import framewatch.standalone.faults.Footage.Shape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures and sound of one stream before anything is wrong with it. The pictures lie in a file, so
 * that a fault can have any of them again.
 */
final class Reel implements AutoCloseable {
  final Shape shape;
  final int frames;

  /** Left and right, 1.0 is full scale. */
  final float[][] sound;

  private final Path file;
  private final RandomAccessFile pictures;

  /**
   * @param file raw pictures, one after the other; deleted when this is closed
   * @param sound left and right, exactly as long as the pictures
   */
  Reel(Path file, Shape shape, float[][] sound) throws IOException {
    this.file = file;
    this.shape = shape;
    this.sound = sound;
    pictures = new RandomAccessFile(file.toFile(), "r");
    frames = (int) (pictures.length() / Yuv.size(shape.width(), shape.height()));
  }

  /** A picture; before the first the first, after the last the last. */
  Yuv picture(int index) {
    Yuv picture = new Yuv(shape.width(), shape.height());
    long at = Math.max(0, Math.min(frames - 1, index));
    try {
      pictures.seek(at * picture.samples.length);
      pictures.readFully(picture.samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return picture;
  }

  @Override
  public void close() throws IOException {
    pictures.close();
    Files.delete(file);
  }
}
