package framewatch.ingest.measure;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the plain loops until the vector loops have been loaded and compiled, which takes longer
 * than a second, and interpreted they are far slower than the plain ones. A thread of its own runs
 * them meanwhile on a few rows of nothing; it ends by itself. Both give the same results, so it
 * does not matter when one takes over from the other.
 */
final class WarmingKernel implements LumaKernel {
  /** Rounds between two looks at the clock. */
  private static final int ROUNDS = 200;

  /** Below this a round is done by compiled code; interpreted it takes a hundred times as long. */
  private static final long COMPILED_NANOS = 15_000;

  /** Looks at the clock after which the vector loops take over in any case. */
  private static final int MOST_LOOKS = 200;

  private static final int WIDTH = 256;
  private static final int ROWS = 8;

  private final AtomicBoolean started = new AtomicBoolean();
  private volatile LumaKernel now = new PlainKernel();

  /** Begins to warm up, if that has not begun. */
  void start() {
    if (!started.getAndSet(true)) {
      var thread = new Thread(this::warmUp, "framewatch-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void warmUp() {
    LumaKernel vectors = Kernels.vectors();
    var rows = new LumaRows(WIDTH, -4, ROWS + 8, 0);
    var bands = new BandSums(WIDTH);
    var sums = new RowSums(WIDTH, ROWS);
    var details = new DetailSums(WIDTH);
    var samples = new short[WIDTH];
    for (int look = 0; look < MOST_LOOKS; look++) {
      long start = System.nanoTime();
      for (int round = 0; round < ROUNDS; round++) {
        vectors.strip(rows, rows, 0, ROWS, bands);
        vectors.rows(rows, 0, ROWS, sums);
        vectors.detail(rows, rows, 1, details);
        vectors.gradients(rows, 1, details);
        vectors.narrow(samples, 2, rows.bytes, rows.at(0));
      }
      if (System.nanoTime() - start < ROUNDS * COMPILED_NANOS) {
        break;
      }
    }
    now = vectors;
  }

  @Override
  public void strip(LumaRows picture, LumaRows previous, int row, int rows, BandSums to) {
    now.strip(picture, previous, row, rows, to);
  }

  @Override
  public void rows(LumaRows picture, int row, int rows, RowSums to) {
    now.rows(picture, row, rows, to);
  }

  @Override
  public void detail(LumaRows picture, LumaRows previous, int row, DetailSums to) {
    now.detail(picture, previous, row, to);
  }

  @Override
  public void gradients(LumaRows picture, int row, DetailSums to) {
    now.gradients(picture, row, to);
  }

  @Override
  public void narrow(short[] samples, int shift, byte[] to, int at) {
    now.narrow(samples, shift, to, at);
  }
}
