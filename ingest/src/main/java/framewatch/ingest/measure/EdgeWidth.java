package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * How wide the sharper luma edges are. An edge is a run of pixels along a row over which luma only
 * rises or only falls; its width is how much it rises over its steepest step, which neither its
 * contrast nor the noise at its foot changes, and which a Gaussian blur of standard deviation s
 * brings to 2.5 s or more. Edges weigh as the square of their steepest step.
 */
final class EdgeWidth {
  /** Edges that rise by less are taken for noise, code values. */
  private static final int LEAST_RISE = 16;

  /** Parts of a pixel in which widths are counted, and the largest width. */
  private static final int PARTS = 8;

  private static final int WIDEST = 64;

  /** The share of the edges that are not wider than the result is one over this. */
  private static final int QUANTILE = 4;

  private final long[] weights = new long[WIDEST * PARTS + 1];
  private long total;

  /** Adds a row. */
  void add(LumaRows picture, int row) {
    byte[] p = picture.bytes;
    int start = picture.at(row);
    int before = p[start] & 0xff;
    int foot = before;
    int direction = 0;
    int steepest = 0;
    for (int i = start + 1; i < start + picture.width; i++) {
      int here = p[i] & 0xff;
      int rise = here - before;
      int sign = Integer.signum(rise);
      if (sign != direction) {
        end(Math.abs(before - foot), steepest);
        direction = sign;
        foot = before;
        steepest = 0;
      }
      steepest = Math.max(steepest, Math.abs(rise));
      before = here;
    }
    end(Math.abs(before - foot), steepest);
  }

  /** The width in pixels, and starts anew; 0 where there is no edge. */
  float finish() {
    if (total == 0) {
      return 0;
    }
    int width = 0;
    long narrower = weights[0];
    while (QUANTILE * narrower < total) {
      narrower += weights[++width];
    }
    Arrays.fill(weights, 0);
    total = 0;
    return (float) width / PARTS;
  }

  private void end(int rise, int steepest) {
    if (rise >= LEAST_RISE) {
      long weight = (long) steepest * steepest;
      weights[Math.min(WIDEST * PARTS, PARTS * rise / steepest)] += weight;
      total += weight;
    }
  }
}
