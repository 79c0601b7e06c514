package framewatch.ingest.measure;

/**
 * How wide luma edges are: the length of the runs of pixels along a row over which luma only rises
 * or only falls, each run weighted by the square of its steepest rise. After Marziliano et al., "A
 * no-reference perceptual blur metric" (2002), with the weight in place of their edge threshold.
 */
final class EdgeWidth {
  private long weighted;
  private long weights;

  /** Adds a row. */
  void add(LumaRows picture, int row) {
    byte[] p = picture.bytes;
    int start = picture.at(row);
    int before = p[start] & 0xff;
    int direction = 0;
    int length = 0;
    int steepest = 0;
    for (int i = start + 1; i < start + picture.width; i++) {
      int here = p[i] & 0xff;
      int rise = here - before;
      int sign = Integer.signum(rise);
      if (sign != direction) {
        end(length, steepest);
        direction = sign;
        length = 0;
        steepest = 0;
      }
      length++;
      steepest = Math.max(steepest, Math.abs(rise));
      before = here;
    }
    end(length, steepest);
  }

  /** Mean width in pixels, and starts anew; 0 where there is no edge. */
  float finish() {
    float width = weights == 0 ? 0 : (float) ((double) weighted / weights);
    weighted = 0;
    weights = 0;
    return width;
  }

  private void end(int length, int steepest) {
    long weight = (long) steepest * steepest;
    weighted += weight * length;
    weights += weight;
  }
}
