package framewatch.detect;

import java.util.List;

/**
 * What was measured on one video frame. Units and definitions stand in {@code frame_batch.avsc}; a
 * component has the name of its field there. Luma is in 8-bit limited-range code values, black 16,
 * white 235. Arrays belong to the frame and must not be changed.
 *
 * @param flags bits: 1 key frame, 2 corrupt packet, 4 interlaced, 8 top field first, 16 caption
 *     block, 32 captions
 * @param pictureType I, P, B, S or ?
 * @param lumaPercentiles minimum, 1st, 10th, 50th, 90th, 99th percentile, maximum; unsigned bytes
 * @param lumaHistogram {@link #HISTOGRAM_BINS} shares in 1/10000
 * @param difference mean absolute luma difference to the previous frame; -1 for none
 * @param tileMean {@link #TILES} unsigned bytes, rows of {@link #TILE_COLUMNS}
 * @param tileMeanFraction {@link #TILES} unsigned bytes, 1/256 code value; see {@link #tileLuma}
 * @param tileDifference companded, see {@link #expand}
 * @param tileEdge companded, see {@link #expand}
 * @param temporalInformation -1 where there is no previous frame
 * @param columnStep {@link #PHASES} means, 1/256 code value
 * @param rowStep as columnStep
 * @param fieldCombing 4 means; each -1 where there is no previous frame
 * @param blockBorders {@link #BORDERS} shares in 1/10000: for 6 kinds 4 levels; 0 where it was not
 *     measured
 * @param outliers 4 shares, parts per million
 * @param repeatedRows 3 shares in 1/10000
 * @param rowJumpRise -1 where there is no previous frame
 * @param margins for each of {@link #MARGIN_LEVELS} top, bottom, left, right, pixels
 * @param perceptualHash 64 bits of which pictures that look alike share most
 * @param tilePeakDifference companded, see {@link #expand}
 * @param tileGrid {@link #TILES} unsigned bytes, 1/8 code value
 * @param tileBlue {@link #TILES} unsigned bytes
 * @param tileRed {@link #TILES} unsigned bytes
 * @param samplePosition position of the sample taken of this frame; -1 for none
 */
public record VideoFrame(
    long timeUs,
    long durationUs,
    int flags,
    char pictureType,
    int packetBytes,
    int decodeErrorFlags,
    double lumaMean,
    double lumaDeviation,
    byte[] lumaPercentiles,
    int[] lumaHistogram,
    double blueMean,
    double redMean,
    double chromaDeviation,
    double saturationMean,
    byte[] saturationPercentiles,
    double difference,
    double temporalInformation,
    double spatialInformation,
    double edgeWidth,
    int[] columnStep,
    int[] rowStep,
    int[] blockBorders,
    double combing,
    float[] fieldCombing,
    int[] outliers,
    int[] repeatedRows,
    double rowJump,
    double rowJumpRise,
    int rowJumpRow,
    int[] margins,
    byte[] perceptualHash,
    double sceneScore,
    byte[] tileMean,
    byte[] tileMeanFraction,
    byte[] tileDifference,
    byte[] tilePeakDifference,
    byte[] tileEdge,
    byte[] tileGrid,
    byte[] tileBlue,
    byte[] tileRed,
    long samplePosition)
    implements Observation {

  /** Tiles of a picture: 9 rows of 16. */
  public static final int TILE_COLUMNS = 16;

  /** Rows of tiles. */
  public static final int TILE_ROWS = 9;

  /** Number of tiles. */
  public static final int TILES = TILE_COLUMNS * TILE_ROWS;

  /** Number of bins of the luma histogram. */
  public static final int HISTOGRAM_BINS = 32;

  /** Positions on a grid that steps are told apart by. */
  public static final int PHASES = 16;

  /** Numbers of blockBorders. */
  public static final int BORDERS = 24;

  /** Luma levels, code values, that {@code margins} are given for. */
  public static final List<Integer> MARGIN_LEVELS = List.of(20, 24, 32, 48);

  private static final int[] HISTOGRAM_EDGES = {
    0, 5, 8, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 44, 48, 56, 64, 80, 96,
    112, 128, 144, 160, 176, 192, 208, 236, 256
  };

  private static final double[] EXPANDED = expanded();

  /** Value in luma code values, 0..254, of a companded byte: {@code (byte / 16)^2}. */
  public static double expand(byte companded) {
    return EXPANDED[companded & 0xff];
  }

  /** True if the frame decodes without any other. */
  public boolean keyFrame() {
    return (flags & 1) != 0;
  }

  /** True if the demuxer marked the frame's packet as corrupt. */
  public boolean corruptPacket() {
    return (flags & 2) != 0;
  }

  /** True if the decoder concealed errors, or took slices for lost. */
  public boolean concealed() {
    // Not bit 2, a missing reference: any stream that is joined between key frames has it.
    return (decodeErrorFlags & ~2) != 0;
  }

  /** True if the frame carries closed captions. */
  public boolean captions() {
    return (flags & 32) != 0;
  }

  /**
   * Share, 0 to 1, of pixels with luma up to and including a level; within a bin of the histogram
   * the pixels are taken to be spread evenly.
   *
   * @param level code values
   */
  public double lumaShare(double level) {
    double below = level + 1;
    double share = 0;
    for (int bin = 0; bin < HISTOGRAM_BINS && HISTOGRAM_EDGES[bin] < below; bin++) {
      double width = HISTOGRAM_EDGES[bin + 1] - HISTOGRAM_EDGES[bin];
      share += lumaHistogram[bin] * Math.min(1, (below - HISTOGRAM_EDGES[bin]) / width);
    }
    // Shares are rounded one by one: their sum may pass the whole.
    return Math.min(1, share / 10_000);
  }

  /** Mean luma of a tile in code values, to 1/256. */
  public double tileLuma(int tile) {
    return (tileMean[tile] & 0xff) + (tileMeanFraction[tile] & 0xff) / 256.0;
  }

  /** Media time at which the next frame is due. */
  public long endUs() {
    return timeUs + durationUs;
  }

  private static double[] expanded() {
    double[] values = new double[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i / 16.0) * (i / 16.0);
    }
    return values;
  }
}
