package framewatch.ingest.source;

import framewatch.ingest.source.SyntheticSpec.Effect;
import framewatch.wire.avro.VideoFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** The pictures of a synthetic source: a texture that moves, with a little noise. */
final class SyntheticPictures {
  /** Side of the texture, which repeats; a power of two. */
  private static final int TEXTURE = 512;

  /** Length of the noise, which repeats; no multiple of anything else here. */
  private static final int NOISE = 4096 + 37;

  // Colour bars of 75 %, BT.601, from white to blue.
  private static final int[][] BARS = {
    {180, 162, 131, 112, 84, 65, 35},
    {128, 44, 156, 72, 184, 100, 212},
    {128, 142, 44, 58, 198, 212, 114}
  };
  private static final int[] BLACK = {16, 128, 128};
  private static final int[] SOLID = {90, 160, 110};

  private final SyntheticSpec spec;

  // Taking turns, so that a picture can refer to the one before it.
  private Picture picture;
  private Picture before;
  private boolean painted;

  private final byte[] texture = new byte[TEXTURE * TEXTURE];
  private final byte[] noise = new byte[NOISE];
  private final byte[] row;

  SyntheticPictures(SyntheticSpec spec) {
    this.spec = spec;
    var format =
        VideoFormat.newBuilder()
            .setCodec("synthetic")
            .setWidth(spec.width())
            .setHeight(spec.height())
            .setPixelFormat("yuv420p")
            .setBitDepth(8)
            .setFullRange(false)
            .setFrameRate(spec.fps())
            .build();
    picture = blank(format);
    before = blank(format);
    row = new byte[spec.width()];
    var random = new Random(spec.seed());
    for (int i = 0; i < NOISE; i++) {
      noise[i] = (byte) (random.nextInt(7) - 3);
    }
    paintTexture(random);
  }

  private Picture blank(VideoFormat format) {
    var made = new Picture(format);
    made.planeCount = 3;
    made.chromaShiftX = 1;
    made.chromaShiftY = 1;
    for (int plane = 0; plane < 3; plane++) {
      // Direct, as a decoder's planes are.
      made.strides[plane] = columns(plane);
      made.planes[plane] = ByteBuffer.allocateDirect(columns(plane) * rows(plane));
    }
    return made;
  }

  VideoFormat format() {
    return picture.format;
  }

  /** Time at which a picture is shown, microseconds. */
  long timeUs(long index) {
    return Math.round(index * 1e6 / spec.fps());
  }

  /** Paints a picture; the timestamp is left to the caller. */
  Picture paint(long index) {
    long timeUs = timeUs(index);
    takeTurns();
    if (spec.is(Effect.BLACK, timeUs)) {
      fill(BLACK);
    } else if (spec.is(Effect.SOLID, timeUs)) {
      fill(SOLID);
    } else if (spec.is(Effect.BARS, timeUs)) {
      fillBars();
    } else {
      fillTexture(shownAt(index, timeUs));
    }
    boolean key = index % 50 == 0;
    picture.durationUs = timeUs(index + 1) - timeUs;
    picture.pictureType = key ? 'I' : 'P';
    picture.packetBytes = key ? 20_000 : 4_000;
    boolean damaged = spec.is(Effect.ERRORS, timeUs);
    picture.flags = (key ? 1 : 0) | (damaged ? 2 : 0);
    picture.decodeErrorFlags = damaged ? 4 : 0;
    return picture;
  }

  private void takeTurns() {
    Picture last = picture;
    picture = before;
    before = last;
    last.previous = null;
    picture.previous = painted ? last : null;
    painted = true;
  }

  /** Index of the picture whose texture is shown: while frozen, of the first frozen one. */
  private long shownAt(long index, long timeUs) {
    long shown = index;
    for (Intervals.Interval frozen : spec.at(Effect.FREEZE).list()) {
      if (timeUs >= frozen.fromUs() && timeUs < frozen.toUs()) {
        shown = (long) Math.ceil(frozen.fromUs() * spec.fps() / 1e6);
      }
    }
    return shown;
  }

  private void fillTexture(long index) {
    boolean other = spec.is(Effect.SCENE, timeUs(index));
    int across = (int) (3 * index) + (other ? 200 : 0);
    int down = (int) (index + 40 * Math.sin(index / 25.0)) + (other ? 300 : 0);
    for (int plane = 0; plane < 3; plane++) {
      ByteBuffer to = picture.planes[plane];
      int columns = columns(plane);
      for (int y = 0; y < rows(plane); y++) {
        int line = ((y + down + 150 * plane) & (TEXTURE - 1)) * TEXTURE;
        int grain = (int) Math.floorMod(index * 977 + y * 131L + plane * 17L, (long) NOISE);
        for (int x = 0; x < columns; x++) {
          int value = texture[line + ((x + across) & (TEXTURE - 1))];
          if (plane == 0) {
            value += 110 + noise[grain];
            grain = grain + 1 == NOISE ? 0 : grain + 1;
          } else {
            // Colour is paler than the luma is contrasty.
            value = 128 + value / 3 + (other ? 12 : 0);
          }
          row[x] = (byte) value;
        }
        to.put(y * columns, row, 0, columns);
      }
    }
  }

  private void fill(int[] colour) {
    for (int plane = 0; plane < 3; plane++) {
      Arrays.fill(row, (byte) colour[plane]);
      repeatRow(plane);
    }
  }

  private void fillBars() {
    for (int plane = 0; plane < 3; plane++) {
      int columns = columns(plane);
      for (int x = 0; x < columns; x++) {
        row[x] = (byte) BARS[plane][x * 7 / columns];
      }
      repeatRow(plane);
    }
  }

  private void repeatRow(int plane) {
    int columns = columns(plane);
    for (int y = 0; y < rows(plane); y++) {
      picture.planes[plane].put(y * columns, row, 0, columns);
    }
  }

  /** Waves of several lengths and some rectangles, -70..70; seamless at its borders. */
  private void paintTexture(Random random) {
    double[] phase = random.doubles(6, 0, 2 * Math.PI).toArray();
    double turn = 2 * Math.PI / TEXTURE;
    for (int y = 0; y < TEXTURE; y++) {
      for (int x = 0; x < TEXTURE; x++) {
        double value =
            25 * Math.sin(turn * (2 * x + y) + phase[0])
                + 15 * Math.sin(turn * (3 * y - 5 * x) + phase[1])
                + 8 * Math.sin(turn * (17 * x + 11 * y) + phase[2])
                + 4 * Math.sin(turn * (41 * x - 37 * y) + phase[3]);
        texture[y * TEXTURE + x] = (byte) Math.round(value);
      }
    }
    for (int i = 0; i < 24; i++) {
      int left = random.nextInt(TEXTURE);
      int top = random.nextInt(TEXTURE);
      int shade = random.nextInt(37) - 18;
      for (int y = top; y < top + 20 + shade; y++) {
        for (int x = left; x < left + 30; x++) {
          int at = (y & (TEXTURE - 1)) * TEXTURE + (x & (TEXTURE - 1));
          texture[at] = (byte) Math.max(-70, Math.min(70, texture[at] + shade));
        }
      }
    }
  }

  private int columns(int plane) {
    return plane == 0 ? spec.width() : (spec.width() + 1) / 2;
  }

  private int rows(int plane) {
    return plane == 0 ? spec.height() : (spec.height() + 1) / 2;
  }
}
