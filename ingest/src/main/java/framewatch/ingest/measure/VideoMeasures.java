package framewatch.ingest.measure;

/**
 * What was measured on one picture. Units and definitions stand in {@code frame_batch.avsc}; a
 * field has the name of its column there. One object is used for all pictures of a meter.
 */
public final class VideoMeasures {
  /** Columns of tiles. */
  public static final int TILE_COLUMNS = 16;

  /** Rows of tiles. */
  public static final int TILE_ROWS = 9;

  /** Number of tiles. */
  public static final int TILES = TILE_COLUMNS * TILE_ROWS;

  public float lumaMean;
  public float lumaDeviation;

  /** Minimum, 1st, 10th, 50th, 90th, 99th percentile, maximum; unsigned bytes. */
  public final byte[] lumaPercentiles = new byte[7];

  /** Shares in 1/10000. */
  public final int[] lumaHistogram = new int[32];

  public float blueMean;
  public float redMean;
  public float chromaDeviation;
  public float saturationMean;

  /** Code values, unsigned bytes: 10th, 50th, 90th percentile. */
  public final byte[] saturationPercentiles = new byte[3];

  /** -1 where there is no previous frame of the same format. */
  public float difference;

  public float sceneScore;

  public float spatialInformation;

  /** -1 where there is no previous frame of the same format. */
  public float temporalInformation;

  public float edgeWidth;

  /** By the column after the step modulo 16; 1/256 of a code value. */
  public final int[] columnStep = new int[16];

  /** By the row below the step modulo 16; 1/256 of a code value. */
  public final int[] rowStep = new int[16];

  /** For 6 kinds of pieces of block borders 4 levels; shares in 1/10000. */
  public final int[] blockBorders = new int[BlockBorders.NUMBERS];

  public float combing;

  /** Each -1 where there is no previous frame of the same format. */
  public final float[] fieldCombing = new float[4];

  /** Parts per million. */
  public final int[] outliers = new int[4];

  /** Shares in 1/10000. */
  public final int[] repeatedRows = new int[3];

  public float rowJump;

  /** -1 where there is no previous frame of the same format. */
  public float rowJumpRise;

  public int rowJumpRow;

  /** For each of 4 levels top, bottom, left, right; pixels. */
  public final int[] margins = new int[16];

  public final byte[] perceptualHash = new byte[8];

  /** Unsigned bytes, 9 rows of 16; rounded down. */
  public final byte[] tileMean = new byte[TILES];

  /** Unsigned bytes, 9 rows of 16; 1/256 of a code value. */
  public final byte[] tileMeanFraction = new byte[TILES];

  /** Companded, 9 rows of 16. */
  public final byte[] tileDifference = new byte[TILES];

  /** Companded, 9 rows of 16. */
  public final byte[] tilePeakDifference = new byte[TILES];

  /** Companded, 9 rows of 16. */
  public final byte[] tileEdge = new byte[TILES];

  /** Unsigned bytes, 9 rows of 16; 1/8 of a code value. */
  public final byte[] tileGrid = new byte[TILES];

  /** Unsigned bytes, 9 rows of 16. */
  public final byte[] tileBlue = new byte[TILES];

  /** Unsigned bytes, 9 rows of 16. */
  public final byte[] tileRed = new byte[TILES];

  VideoMeasures() {}
}
