package framewatch.detect;

/**
 * A picture that is held, perhaps: frames that all look like the first of them. Part of the freeze
 * detector's state.
 *
 * @param luma the first of its frames
 * @param beginning how it came about; without a picture MOTION, or CARD while a clock runs on one
 * @param sinceUs media time at which the picture was first shown
 * @param movingUs media time of the first of the newest frames that were not still; -1 for none
 * @param moves number of frames since {@code movingUs}
 * @param frames number of frames that repeat it, from the first still one to the last
 * @param still how many of them differ hardly, in any tile, from the frame before
 * @param same how many of them do not differ at all
 * @param loud how many differ more than coarse coding makes them
 * @param ticked true if something small had moved in the picture before, as a clock on a slate does
 * @param restless true as long as no frame of it was nearly still
 * @param drift farthest that the mean of a tile came from {@code luma}, code values
 * @param stir mean difference of the frames before it came to rest, code values
 * @param rustle sum of the differences of its frames
 */
record HeldPicture(
    TileLuma luma,
    Beginning beginning,
    long sinceUs,
    long movingUs,
    int moves,
    int frames,
    int still,
    int same,
    int loud,
    boolean ticked,
    boolean restless,
    double drift,
    double stir,
    double rustle) {

  /** How a held picture came about. */
  enum Beginning {
    /** It stood still when the stream was first seen. */
    START,
    /** Motion stopped within a shot. */
    MOTION,
    /** It is its shot's first picture: a still, a drawing, or a freeze by chance. */
    SHOT,
    /**
     * As SHOT or START, and the picture is a slate or a title; or colour bars, however they came.
     */
    CARD
  }

  /**
   * How frames are told apart, code values.
   *
   * @param still largest tile difference of a still frame
   * @param drift farthest that a tile's mean comes from where it was in the same picture
   * @param noisyDrift as drift, while frames are not still
   */
  record Limits(double still, double drift, double noisyDrift) {}

  static final HeldPicture NONE = none(false, Beginning.MOTION);

  /** For how long an encoder may refine or redraw the picture until it is taken for motion. */
  private static final long PATIENCE_US = 300_000;

  /** Largest tile difference of a frame that repeats the one before, code values. */
  private static final double SAME = 0.1;

  /** Largest tile difference that coarse coding or noise makes between frames of a held picture. */
  private static final double COARSE = 3;

  /** A frame is nearly still up to so many times the limit of a still one. */
  private static final double NEARLY = 2;

  /** Largest mean difference of a frame that may be the first of a held picture, code values. */
  private static final double QUIET = 2;

  /** A mean difference beyond that of any redrawn or noisy picture, code values. */
  private static final double MOTION = 6;

  /** Something small that moves, as a clock on a slate, changes its tile by more, code values. */
  private static final double TICK = 2;

  /**
   * When a picture is redrawn as a whole, at least so many tiles differ by a quarter of the largest
   * difference or more. Where it is fewer, something in the picture moves.
   */
  private static final int REDRAWN_TILES = 9;

  /**
   * How abruptly it came to rest: the mean difference of the frames before, as a multiple of that
   * of its own.
   */
  double abruptness() {
    return stir * (frames + moves) / Math.max(rustle, LEAST * (frames + moves));
  }

  /** A mean difference that is as good as none, code values. */
  private static final double LEAST = 0.02;

  private static HeldPicture none(boolean ticked, Beginning beginning) {
    return new HeldPicture(TileLuma.NONE, beginning, 0, -1, 0, 0, 0, 0, 0, ticked, true, 0, 0, 0);
  }

  private static HeldPicture of(
      VideoFrame frame, Beginning beginning, long sinceUs, boolean tick, double stir) {
    return new HeldPicture(
        TileLuma.of(frame), beginning, sinceUs, -1, 0, 0, 0, 0, 0, tick, true, 0, stir, 0);
  }

  boolean none() {
    return luma.none();
  }

  /** True if the newest frame was not still. */
  boolean moving() {
    return movingUs >= 0;
  }

  /** Media time until which it stood still, if it does not any more. */
  long endUs(long nowUs) {
    return moving() ? movingUs : nowUs;
  }

  /** What is held where nothing came before: the first frame, or none if it is of one colour. */
  static HeldPicture first(VideoFrame frame) {
    return of(frame, card(frame) ? Beginning.CARD : Beginning.START, frame.timeUs(), false, 0);
  }

  /**
   * What is held after another frame: the same picture, the picture of that frame, or none.
   *
   * @param recent how the stream moved before it
   */
  HeldPicture next(VideoFrame frame, RecentMotion recent, Limits limits) {
    boolean cut = recent.newShot(frame);
    if (frame.difference() > MOTION && (none() || frame.difference() > 2 * MOTION)) {
      // Spares nearly every frame of a live picture the look at its tiles.
      return cut ? of(frame, shot(frame), frame.timeUs(), false, recent.stir()) : NONE;
    }
    double largest = largest(frame);
    boolean ticks = movesInside(frame, largest);
    double distance = luma.distance(frame);
    boolean redrawn =
        frame.keyFrame() && drift <= limits.noisyDrift() && distance <= 2 * limits.drift();
    boolean noisy = largest <= COARSE && distance <= limits.noisyDrift();
    boolean patient = !moving() || frame.endUs() - movingUs <= PATIENCE_US;
    boolean same = !none() && !ticks && (distance <= limits.drift() || redrawn);
    if (same && (largest <= limits.still() || noisy || patient)) {
      if (restless
          && largest <= NEARLY * limits.still()
          && frame.timeUs() - sinceUs > PATIENCE_US) {
        // Until here it was quiet, from here on it is still.
        return of(frame, beginning, recent.previousUs(), ticked, stir)
            .with(frame, largest, true, 0, limits.still());
      }
      double moved = redrawn ? Math.min(distance, limits.noisyDrift()) : distance;
      var next = with(frame, largest, noisy, moved, limits.still());
      return redrawn ? next.redrawn(frame) : next;
    }
    if (cut) {
      return of(frame, shot(frame), frame.timeUs(), false, recent.stir());
    }
    if (frame.difference() > QUIET || largest > COARSE || ticks) {
      return none(ticks, ticks && beginning == Beginning.CARD ? Beginning.CARD : Beginning.MOTION);
    }
    var next =
        of(
            frame,
            rest(frame, recent.fadedIn()),
            recent.previousUs(),
            none() && ticked,
            recent.stir());
    return next.with(frame, largest, true, 0, limits.still());
  }

  /** The same picture as a key frame of a low bitrate draws it. */
  private HeldPicture redrawn(VideoFrame frame) {
    return new HeldPicture(
        TileLuma.of(frame),
        beginning,
        sinceUs,
        movingUs,
        moves,
        frames,
        still,
        same,
        loud,
        ticked,
        restless,
        drift,
        stir,
        rustle);
  }

  private static Beginning shot(VideoFrame frame) {
    return card(frame) ? Beginning.CARD : Beginning.SHOT;
  }

  private static boolean card(VideoFrame frame) {
    return PlainGround.under(frame) || ColourBars.share(frame) > 0;
  }

  private Beginning rest(VideoFrame frame, boolean fadedIn) {
    if ((none() && beginning == Beginning.CARD) || ColourBars.share(frame) > 0) {
      return Beginning.CARD;
    }
    return fadedIn ? shot(frame) : Beginning.MOTION;
  }

  private HeldPicture with(
      VideoFrame frame, double largest, boolean noisy, double distance, double stillLimit) {
    int nowSame = same + (largest <= SAME ? 1 : 0);
    int nowLoud = loud + (largest > COARSE ? 1 : 0);
    int nowStill = still + (largest <= stillLimit ? 1 : 0);
    boolean nowRestless = restless && largest > NEARLY * stillLimit;
    double nowDrift = Math.max(drift, distance);
    if (largest > stillLimit && !noisy) {
      long fromUs = moving() ? movingUs : frame.timeUs();
      return new HeldPicture(
          luma,
          beginning,
          sinceUs,
          fromUs,
          moves + 1,
          frames,
          still,
          nowSame,
          nowLoud,
          ticked,
          nowRestless,
          nowDrift,
          stir,
          rustle + frame.difference());
    }
    int counted = frames + (frames == 0 ? 0 : moves) + 1;
    return new HeldPicture(
        luma,
        beginning,
        sinceUs,
        -1,
        0,
        counted,
        nowStill,
        nowSame,
        nowLoud,
        ticked,
        nowRestless,
        nowDrift,
        stir,
        rustle + frame.difference());
  }

  private static boolean movesInside(VideoFrame frame, double largest) {
    if (largest <= TICK) {
      return false;
    }
    int tiles = 0;
    for (byte companded : frame.tileDifference()) {
      if (VideoFrame.expand(companded) >= largest / 4) {
        tiles++;
      }
    }
    return tiles < REDRAWN_TILES;
  }

  private static double largest(VideoFrame frame) {
    int largest = 0;
    for (byte companded : frame.tileDifference()) {
      largest = Math.max(largest, companded & 0xff);
    }
    return VideoFrame.expand((byte) largest);
  }
}
