package framewatch.detect;

import java.util.Arrays;

/**
 * Makes a video frame for a test: a moving, well lit picture, 40 ms long, until told otherwise.
 *
 * <pre>{@code
 * new Frame().luma(16).still().at(2_000_000)
 * }</pre>
 */
public final class Frame {

  private long durationUs = 40_000;
  private int flags;
  private int decodeErrorFlags;
  private final LumaSpread light = new LumaSpread();
  private double blueMean = 120;
  private double redMean = 135;
  private double chromaDeviation = 12;
  private double saturationMean = 20;
  private final byte[] saturationPercentiles = new byte[3];
  private double difference = 3;
  private double temporalInformation = 12;
  private double spatialInformation = 60;
  private double edgeWidth = 3;
  private final int[] columnStep = new int[VideoFrame.PHASES];
  private final int[] rowStep = new int[VideoFrame.PHASES];
  private final int[] blockBorders = new int[VideoFrame.BORDERS];
  private double combing = 4;
  private final float[] fieldCombing = new float[4];
  private final int[] outliers = new int[4];
  private final int[] repeatedRows = new int[3];
  private double rowJump = 0.5;
  private double rowJumpRise = 0.2;
  private int rowJumpRow;
  private final int[] margins = new int[VideoFrame.PHASES];
  private final byte[] perceptualHash = new byte[8];
  private double sceneScore = 0.1;
  private final byte[] tileMean = new byte[VideoFrame.TILES];
  private final byte[] tileMeanFraction = new byte[VideoFrame.TILES];
  private final byte[] tileDifference = new byte[VideoFrame.TILES];
  private final byte[] tilePeakDifference = new byte[VideoFrame.TILES];
  private final byte[] tileEdge = new byte[VideoFrame.TILES];
  private final byte[] tileGrid = new byte[VideoFrame.TILES];
  private final byte[] tileBlue = new byte[VideoFrame.TILES];
  private final byte[] tileRed = new byte[VideoFrame.TILES];
  private long samplePosition = -1;

  public Frame() {
    luma(110, 40);
    moving(3);
    Arrays.fill(tileEdge, (byte) 48);
  }

  public Frame lasting(long us) {
    durationUs = us;
    return this;
  }

  /** A picture of one luma value and no colour. */
  public Frame flat(int luma) {
    luma(luma, 0);
    Arrays.fill(tileEdge, (byte) 0);
    return colour(128, 128, 0, 0);
  }

  /** Luma spread evenly over 1.7 deviations either way, rising from the left to the right. */
  public Frame luma(int mean, int deviation) {
    light.over(mean, deviation);
    for (int tile = 0; tile < tileMean.length; tile++) {
      double place = (tile % VideoFrame.TILE_COLUMNS - 7.5) / 7.5;
      tileMean[tile] = (byte) LumaSpread.clamp(mean + 1.6 * place * deviation);
      tileMeanFraction[tile] = 0;
    }
    return this;
  }

  /** So many percent of the picture have one luma, the others another. */
  public Frame share(int percent, int luma, int other) {
    light.share(percent, luma, other);
    return this;
  }

  /** A line of text on a plain ground. */
  public Frame slate() {
    flat(60);
    light.percentiles[6] = (byte) 235;
    for (int tile = 66; tile < 78; tile++) {
      tileMean[tile] = (byte) 140;
      tileEdge[tile] = (byte) 96;
    }
    return this;
  }

  /** 75 % colour bars over the upper rows of tiles, black below. */
  public Frame bars(int rows) {
    int[][] colours = {
      {180, 128, 128},
      {162, 44, 142},
      {131, 156, 44},
      {112, 72, 58},
      {84, 184, 198},
      {65, 100, 212},
      {35, 212, 114}
    };
    flat(16).colour(128, 128, 57, 57);
    for (int tile = 0; tile < rows * VideoFrame.TILE_COLUMNS; tile++) {
      int[] colour = colours[tile % VideoFrame.TILE_COLUMNS * 7 / VideoFrame.TILE_COLUMNS];
      tileMean[tile] = (byte) colour[0];
      tileBlue[tile] = (byte) colour[1];
      tileRed[tile] = (byte) colour[2];
    }
    return this;
  }

  /** One tile has a colour of its own. */
  public Frame tileColour(int tile, int luma, int blue, int red) {
    tileBlue[tile] = (byte) blue;
    tileRed[tile] = (byte) red;
    return tileLuma(tile, luma);
  }

  /** Every tile is as rough: mean horizontal gradient, code values. */
  public Frame edges(double codeValues) {
    Arrays.fill(tileEdge, companded(codeValues));
    return this;
  }

  public Frame colour(double blue, double red, double deviation, double saturation) {
    blueMean = blue;
    redMean = red;
    chromaDeviation = deviation;
    saturationMean = saturation;
    return this;
  }

  /** Every tile differs from the previous frame by as many code values. */
  public Frame moving(double codeValues) {
    difference = codeValues;
    sceneScore = Math.min(100, codeValues / 2.55);
    Arrays.fill(tileDifference, companded(codeValues));
    return this;
  }

  /** The first frame of another shot. */
  public Frame cut() {
    Arrays.fill(perceptualHash, (byte) -1);
    return moving(40);
  }

  /** Nothing differs from the previous frame. */
  public Frame still() {
    return moving(0);
  }

  /** One tile differs by as many code values. */
  public Frame tileMoving(int tile, double codeValues) {
    tileDifference[tile] = companded(codeValues);
    difference += codeValues / VideoFrame.TILES;
    return this;
  }

  /** All tiles have the same mean. */
  public Frame tiles(int luma) {
    Arrays.fill(tileMean, (byte) luma);
    return this;
  }

  /** One tile has a mean of its own. */
  public Frame tileLuma(int tile, double luma) {
    tileMean[tile] = (byte) (int) luma;
    tileMeanFraction[tile] = (byte) (int) ((luma - (int) luma) * 256);
    return this;
  }

  /** One tile has a colour of its own. */
  public Frame tileColour(int tile, int blue, int red) {
    tileBlue[tile] = (byte) blue;
    tileRed[tile] = (byte) red;
    return this;
  }

  /** 10th, 50th and 90th percentile of the saturation. */
  public Frame saturation(int low, int median, int high) {
    saturationPercentiles[0] = (byte) low;
    saturationPercentiles[1] = (byte) median;
    saturationPercentiles[2] = (byte) high;
    return this;
  }

  /** Black bars, pixels, that end in a bright picture: above and below, left and right. */
  public Frame bars(int rows, int columns) {
    for (int i = 0; i < VideoFrame.MARGIN_LEVELS.size() * 4; i++) {
      margins[i] = i % 4 < 2 ? rows : columns;
    }
    return this;
  }

  /** One margin at one level of {@link VideoFrame#MARGIN_LEVELS}: top, bottom, left or right. */
  public Frame margin(int level, int side, int pixels) {
    margins[4 * level + side] = pixels;
    return this;
  }

  /** Share of the luma below 5, in 1/10000. */
  public Frame below(int share) {
    light.histogram[0] = share;
    return this;
  }

  /** 99th percentile of the luma, and the maximum. */
  public Frame brightest(int luma) {
    light.percentiles[5] = (byte) luma;
    light.percentiles[6] = (byte) luma;
    return this;
  }

  /** There was no frame before. */
  public Frame first() {
    moving(0);
    difference = -1;
    return this;
  }

  public Frame key() {
    flags |= 1;
    return this;
  }

  /** Largest jump from row to row, how much of it is new, and at which row. */
  public Frame rowJump(double jump, double rise, int row) {
    rowJump = jump;
    rowJumpRise = rise;
    rowJumpRow = row;
    return this;
  }

  /** Coded as two fields. */
  public Frame interlaced() {
    flags |= 4;
    return this;
  }

  /** Combing within the frame, and the four between its fields and those of the frame before. */
  public Frame combing(double own, double... fields) {
    combing = own;
    for (int i = 0; i < fields.length; i++) {
      fieldCombing[i] = (float) fields[i];
    }
    return this;
  }

  public Frame corruptPacket() {
    flags |= 2;
    return this;
  }

  /** Carries a block of closed captions, with something in it or not. */
  public Frame captionBlock(boolean content) {
    flags |= content ? 48 : 16;
    return this;
  }

  public Frame decodeErrors(int bits) {
    decodeErrorFlags = bits;
    return this;
  }

  public Frame sample(long position) {
    samplePosition = position;
    return this;
  }

  /** Mean gradient of one tile, code values. */
  public Frame tileEdge(int tile, double codeValues) {
    tileEdge[tile] = companded(codeValues);
    return this;
  }

  /** Detail as it is in all tiles: mean gradients and the width of edges. */
  public Frame detail(double spatial, double gradient, double edgePixels) {
    spatialInformation = spatial;
    Arrays.fill(tileEdge, companded(gradient));
    edgeWidth = edgePixels;
    return this;
  }

  /**
   * Macroblocks do not fit together: so many of 10000 borders step by 11 code values or more, twice
   * as many by 8, and so on; hardly any off the grid.
   */
  public Frame brokenBlocks(int share) {
    for (int level = 0; level < 4; level++) {
      int broken = share << (3 - level);
      int[] kinds = {broken, broken / 4, broken / 10, broken, broken / 10, broken / 2};
      for (int kind = 0; kind < kinds.length; kind++) {
        blockBorders[4 * kind + level] = kinds[kind];
      }
    }
    return this;
  }

  /** Shares of block borders with steps, as {@link VideoFrame#blockBorders}. */
  public Frame borders(int[] shares) {
    System.arraycopy(shares, 0, blockBorders, 0, shares.length);
    return this;
  }

  /** The grid of macroblocks shows in a tile, code values. */
  public Frame grid(int tile, double codeValues) {
    tileGrid[tile] = (byte) (int) Math.min(255, Math.round(8 * codeValues));
    return this;
  }

  /** Steps beside the grid of 8, and on it, of columns and of rows; 1/256 code value. */
  public Frame steps(int beside, int onGrid) {
    for (int phase = 0; phase < VideoFrame.PHASES; phase++) {
      columnStep[phase] = phase % 8 == 0 ? onGrid : beside;
      rowStep[phase] = columnStep[phase];
    }
    return this;
  }

  private static byte companded(double codeValues) {
    return (byte) (int) Math.min(255, Math.round(16 * Math.sqrt(codeValues)));
  }

  public VideoFrame at(long timeUs) {
    return new VideoFrame(
        timeUs,
        durationUs,
        flags,
        (flags & 1) != 0 ? 'I' : 'P',
        4000,
        decodeErrorFlags,
        light.mean,
        light.deviation,
        light.percentiles.clone(),
        light.histogram.clone(),
        blueMean,
        redMean,
        chromaDeviation,
        saturationMean,
        saturationPercentiles.clone(),
        difference,
        temporalInformation,
        spatialInformation,
        edgeWidth,
        columnStep.clone(),
        rowStep.clone(),
        blockBorders.clone(),
        combing,
        fieldCombing.clone(),
        outliers.clone(),
        repeatedRows.clone(),
        rowJump,
        rowJumpRise,
        rowJumpRow,
        margins.clone(),
        perceptualHash.clone(),
        sceneScore,
        tileMean.clone(),
        tileMeanFraction.clone(),
        tileDifference.clone(),
        tilePeakDifference.clone(),
        tileEdge.clone(),
        tileGrid.clone(),
        tileBlue.clone(),
        tileRed.clone(),
        samplePosition);
  }
}
