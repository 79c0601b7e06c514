package framewatch.standalone.faults;

import framewatch.standalone.faults.Footage.Shape;
import java.util.SplittableRandom;

/** A made-up scene: a background that a camera looks at, and someone moving in front of it. */
final class Scene {
  /** Length of the grain: more than a row, of which each begins somewhere in it. */
  private static final int GRAIN = 16_384 + 37;

  private final Shape shape;
  private final Texture background;
  private final Texture foreground;
  private final byte[] grain = new byte[GRAIN];
  private final SplittableRandom grains;
  private final double panX;
  private final double panY;
  private final double shake;
  private final double pace;
  private final double radius;
  private final int[] hue;
  private final int[] behind;
  private final int[] before;

  Scene(Shape shape, long seed) {
    this.shape = shape;
    var random = new SplittableRandom(seed);
    double light = random.nextDouble(80, 140);
    double contrast = random.nextDouble(35, 60);
    background = new Texture(random, light, contrast);
    foreground = new Texture(random, light + random.nextDouble(-40, 40), contrast / 2);
    // One scene in three is held, one panned, one taken by hand.
    int camera = random.nextInt(3);
    double speed = shape.width() / 320.0 * 25 / shape.fps();
    panX = camera == 1 ? random.nextDouble(1, 4) * speed * (random.nextBoolean() ? 1 : -1) : 0;
    panY = camera == 1 ? random.nextDouble(-0.5, 0.5) * speed : 0;
    shake = camera == 2 ? random.nextDouble(2, 5) * shape.width() / 320.0 : 0;
    pace = random.nextDouble(2, 5) / shape.fps();
    radius = random.nextDouble(0.25, 0.4) * shape.height();
    hue = new int[] {random.nextInt(-14, 15), random.nextInt(-14, 15)};
    int most = random.nextInt(1, 4);
    for (int i = 0; i < GRAIN; i++) {
      grain[i] = (byte) random.nextInt(-most, most + 1);
    }
    grains = random.split();
    behind = new int[shape.width()];
    before = new int[shape.width()];
  }

  /** The scene's picture a number of frames after it began. */
  Yuv picture(int index) {
    Yuv picture = new Yuv(shape.width(), shape.height());
    double swing = Math.sin(index * 0.37) + Math.sin(index * 0.9);
    double left = panX * index + shake * swing;
    double top = panY * index + shake * Math.cos(index * 0.43);
    double middleX = shape.width() * (0.5 + 0.16 * Math.sin(pace * index));
    double middleY = shape.height() * (0.6 + 0.07 * Math.sin(2.3 * pace * index + 1));
    for (int step = 1; step <= 2; step++) {
      int columns = shape.width() / step;
      for (int y = 0; y < shape.height() / step; y++) {
        background.line(left, top + y * step, step, columns, behind);
        foreground.line(-middleX, y * step - middleY, step, columns, before);
        double down = (y * step - middleY) / 1.4;
        double half = Math.sqrt(Math.max(0, radius * radius - down * down));
        int from = (int) Math.max(0, (middleX - half) / step);
        int to = (int) Math.min(columns, (middleX + half) / step);
        if (step == 1) {
          paintLuma(picture, y, from, to);
        } else {
          paintChroma(picture, 1, y, from, to);
          paintChroma(picture, 2, y, from, to);
        }
      }
    }
    return picture;
  }

  /** A row, whose columns from one to another show who is in front. */
  private void paintLuma(Yuv picture, int y, int from, int to) {
    int row = picture.row(0, y);
    System.arraycopy(before, from, behind, from, Math.max(0, to - from));
    int speck = grains.nextInt(GRAIN - shape.width());
    for (int x = 0; x < shape.width(); x++) {
      picture.samples[row + x] = (byte) (behind[x] + grain[speck + x]);
    }
  }

  private void paintChroma(Yuv picture, int plane, int y, int from, int to) {
    int row = picture.row(plane, y);
    for (int x = 0; x < shape.width() / 2; x++) {
      boolean front = x >= from && x < to;
      int tint = front ? -hue[2 - plane] : hue[plane - 1];
      picture.samples[row + x] = (byte) (128 + tint + ((front ? before[x] : behind[x]) - 110) / 8);
    }
  }
}
