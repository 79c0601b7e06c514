package framewatch.detect;

/**
 * The luma of a picture or of a part of it, row by row. The array must not be changed.
 *
 * @param left column of the decoded picture that is its first; 0 if the picture was scaled
 * @param top row of the decoded picture that is its first; 0 if the picture was scaled
 * @param bitDepth bits per value
 * @param lossless true if these are the decoded values themselves: blocks, blur and noise can be
 *     measured. False if the picture was scaled down and rounded by JPEG, which plants a grid of
 *     its own: for means and shapes only
 * @param values width x height, each an unsigned 16-bit number
 */
public record Luma(
    int left, int top, int width, int height, int bitDepth, boolean lossless, short[] values) {

  /** The value of a pixel, 0 to 2^bitDepth - 1. */
  public int at(int x, int y) {
    return values[y * width + x] & 0xffff;
  }
}
