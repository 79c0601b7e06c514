package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sound that comes too early or too late, measured on flashes and beeps made for it. */
final class AvMarkerDetector implements Detector<AvMarkerDetector.State> {

  record Params(
      @Param(
              value = "40ms",
              min = 0,
              max = 1,
              help = "Sound may be early by this (EBU R 37). Severity warning beyond it.")
          Duration early,
      @Param(
              value = "60ms",
              min = 0,
              max = 1,
              help = "Sound may be late by this (EBU R 37). Severity warning beyond it.")
          Duration late,
      @Param(
              value = "90ms",
              min = 0,
              max = 1,
              help = "Severity critical if sound is earlier than this (ITU-R BT.1359).")
          Duration criticalEarly,
      @Param(
              value = "185ms",
              min = 0,
              max = 1,
              help = "Severity critical if sound is later than this (ITU-R BT.1359).")
          Duration criticalLate,
      @Param(
              value = "3",
              min = 3,
              max = 100,
              help =
                  "Flashes with a beep at one distance, at even intervals, that a stream must show"
                      + " first. Fewer happen by chance.")
          int pairs) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "av-marker",
          1,
          Spec.Input.FRAMES,
          "A/V offset by flash and beep",
          "Sound is early or late against the picture, measured between the flash and the beep of a"
              + " synchronisation test signal: white pictures and a steady tone of 30 to 300 ms at"
              + " even intervals of 0.5 s or more, at most 1 s apart. It says nothing of a stream"
              + " without such markers, and needs two markers in a row that agree.",
          List.of(
              new Spec.Value(
                  "offset",
                  "ms",
                  "Beep minus flash, mean over the markers; sound late is above 0.")),
          Params.class,
          AvMarkerDetector::new);

  /**
   * Times are those of the picture.
   *
   * @param flashUs when a flash began that may still last, {@link #NONE} for none
   * @param frameUs how long a frame of the last flash is shown
   * @param flashes that wait for sound to come as far
   * @param beeps the last ones
   */
  record State(
      long flashUs,
      long frameUs,
      long[] flashes,
      long[] beeps,
      ToneRun tone,
      MarkerPattern pattern,
      long videoOffsetUs,
      long audioOffsetUs,
      Episode episode) {

    State(MarkerPattern pattern, long videoOffsetUs, long audioOffsetUs, Episode episode) {
      this(
          NONE,
          0,
          new long[0],
          new long[0],
          ToneRun.NONE,
          pattern,
          videoOffsetUs,
          audioOffsetUs,
          episode);
    }

    State flash(long newFlashUs, long newFrameUs, long[] newFlashes) {
      return new State(
          newFlashUs,
          newFrameUs,
          newFlashes,
          beeps,
          tone,
          pattern,
          videoOffsetUs,
          audioOffsetUs,
          episode);
    }

    State heard(long[] newBeeps, ToneRun newTone) {
      return new State(
          flashUs,
          frameUs,
          flashes,
          newBeeps,
          newTone,
          pattern,
          videoOffsetUs,
          audioOffsetUs,
          episode);
    }

    State paired(long[] waiting, MarkerPattern newPattern, Episode newEpisode) {
      return new State(
          flashUs,
          frameUs,
          waiting,
          beeps,
          tone,
          newPattern,
          videoOffsetUs,
          audioOffsetUs,
          newEpisode);
    }
  }

  private static final long NONE = Long.MIN_VALUE;

  /**
   * Mean luma of a flash, and how much it differs from the picture before and after: half of the
   * picture may stay dark. Pictures of the programme look so, too; the pattern tells.
   */
  private static final double BRIGHT = 100;

  private static final double JUMP = 24;
  private static final long LONGEST_FLASH_US = 300_000;

  /** How far a beep may be from its flash. */
  private static final long REACH_US = 1_000_000;

  private static final int MOST_FLASHES = 4;
  private static final int MOST_BEEPS = 8;

  private final double earlyUs;
  private final double lateUs;
  private final double criticalEarlyUs;
  private final double criticalLateUs;
  private final int pairs;
  private final Episode.Rule warning;
  private final Episode.Rule critical;

  AvMarkerDetector(Params params) {
    earlyUs = Episode.Rule.us(params.early());
    lateUs = Episode.Rule.us(params.late());
    criticalEarlyUs = Episode.Rule.us(params.criticalEarly());
    criticalLateUs = Episode.Rule.us(params.criticalLate());
    pairs = params.pairs();
    warning = rule(Long.MAX_VALUE);
    critical = rule(0);
  }

  private static Episode.Rule rule(long criticalUs) {
    return new Episode.Rule(0, 0, 0, criticalUs, offset -> Map.of("offset", offset.mean() / 1000));
  }

  @Override
  public State start() {
    return new State(MarkerPattern.NONE, 0, 0, Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return frame.difference() < JUMP ? state : jump(state, frame);
    }
    if (observation instanceof AudioWindow window) {
      return listen(state, window, report);
    }
    return observation instanceof Mark mark ? mark(state, mark, report) : state;
  }

  private static State jump(State state, VideoFrame frame) {
    long timeUs = frame.timeUs();
    if (frame.lumaMean() >= BRIGHT && state.flashUs() == NONE) {
      return state.flash(timeUs, frame.durationUs(), state.flashes());
    }
    if (state.flashUs() == NONE) {
      return state;
    }
    boolean flash = timeUs - state.flashUs() <= LONGEST_FLASH_US;
    long[] flashes =
        flash ? Recent.with(state.flashes(), state.flashUs(), MOST_FLASHES) : state.flashes();
    boolean another = !flash && frame.lumaMean() >= BRIGHT;
    return state.flash(another ? timeUs : NONE, state.frameUs(), flashes);
  }

  private State listen(State state, AudioWindow window, Report report) {
    long shiftUs = state.audioOffsetUs() - state.videoOffsetUs();
    var heard = state.tone().listen(window, shiftUs);
    long[] beeps = state.beeps();
    for (long beepUs : heard.beeps()) {
      beeps = Recent.with(beeps, beepUs, MOST_BEEPS);
    }
    return pairUp(state.heard(beeps, heard.run()), window.endUs() + shiftUs, report);
  }

  /** Looks for the beeps of flashes that sound has come far enough for. */
  private State pairUp(State state, long heardUs, Report report) {
    var next = state;
    while (next.flashes().length > 0 && next.flashes()[0] + REACH_US <= heardUs) {
      long flashUs = next.flashes()[0];
      long beepUs = Recent.nearest(next.beeps(), flashUs);
      long[] waiting = Recent.withoutFirst(next.flashes());
      var pattern = next.pattern();
      if (Math.abs(beepUs - flashUs) <= REACH_US) {
        pattern = pattern.with(flashUs, beepUs - flashUs, next.frameUs(), pairs);
      }
      boolean seen = pattern.lastUs() == flashUs && pattern.isSettled();
      next =
          next.paired(
              waiting, pattern, seen ? judge(next.episode(), pattern, report) : next.episode());
    }
    if (next.pattern().isOver(heardUs)) {
      next.episode().ends(warning, report);
      next = next.paired(next.flashes(), MarkerPattern.NONE, Episode.NONE);
    }
    return next;
  }

  private Episode judge(Episode episode, MarkerPattern pattern, Report report) {
    double offsetUs = pattern.offsetUs();
    if (offsetUs <= lateUs && offsetUs >= -earlyUs) {
      return episode.fails(episode.heldUs(), pattern.lastUs(), warning, report);
    }
    boolean bad = offsetUs > criticalLateUs || offsetUs < -criticalEarlyUs;
    return episode.holds(
        pattern.firstUs(), pattern.lastUs(), offsetUs, bad ? critical : warning, report);
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case OPENED -> {
        state.episode().ends(warning, report);
        yield new State(MarkerPattern.NONE, mark.ptsOffsetUs(), mark.ptsOffsetUs(), Episode.NONE);
      }
      case DISCONTINUITY -> {
        boolean video = mark.track() != Mark.Track.AUDIO;
        boolean audio = mark.track() != Mark.Track.VIDEO;
        yield new State(
            state.pattern(),
            video ? mark.ptsOffsetUs() : state.videoOffsetUs(),
            audio ? mark.ptsOffsetUs() : state.audioOffsetUs(),
            state.episode());
      }
      case DROPPED -> {
        state.episode().ends(warning, report);
        yield new State(
            MarkerPattern.NONE, state.videoOffsetUs(), state.audioOffsetUs(), Episode.NONE);
      }
      case LOST, ENDED -> {
        var last = pairUp(state, Long.MAX_VALUE - REACH_US, report);
        last.episode().ends(warning, report);
        yield start();
      }
      case UNKNOWN, FORMAT_CHANGED, DECODE_ERROR, STALLED, CORRUPT, CAPTION, CUE -> state;
    };
  }
}
