package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the decoder complained about: damaged frames and refused packets, a burst as one defect. */
final class DecodeErrorsDetector implements Detector<DecodeErrorsDetector.State> {

  record Params(
      @Param(
              value = "2s",
              min = 0,
              max = 3600,
              help = "The burst is over after so long without errors.")
          Duration recovery,
      @Param(
              value = "1s",
              min = 0,
              max = 86400,
              help = "Severity warning from this duration of the burst.")
          Duration warning,
      @Param(
              value = "10s",
              min = 0,
              max = 86400,
              help = "Severity critical from this duration of the burst.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "decode-errors",
          1,
          Spec.Input.FRAMES,
          "Decode errors",
          "The media is damaged: the decoder flags a frame, the demuxer marks its packet as"
              + " corrupt, or data is refused. Not every codec reports what it conceals, and damage"
              + " from before a re-encode does not show here.",
          List.of(
              new Spec.Value("frames", "", "Damaged frames in the burst."),
              new Spec.Value("packets", "", "Packets refused in the burst.")),
          Params.class,
          DecodeErrorsDetector::new);

  /** The tally of {@code episode} counts damaged frames, {@code packets} refused packets. */
  record State(Episode episode, long packets) {}

  private final Episode.Rule rule;

  DecodeErrorsDetector(Params params) {
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            params.recovery(),
            params.warning(),
            params.critical(),
            frames -> Map.of("frames", frames.sum()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      var rule = rule(state.packets());
      boolean damaged = frame.decodeErrorFlags() != 0 || frame.corruptPacket();
      return next(
          damaged
              ? state.episode().holds(frame.timeUs(), frame.endUs(), 1, rule, report)
              : state.episode().fails(frame.timeUs(), frame.endUs(), rule, report),
          state.packets());
    }
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.DECODE_ERROR) {
      long packets = state.packets() + mark.count();
      return next(
          state.episode().holds(mark.timeUs(), mark.timeUs(), 0, rule(packets), report), packets);
    }
    if (observation.breaks()) {
      state.episode().ends(rule(state.packets()), report);
      return start();
    }
    return state;
  }

  private static State next(Episode episode, long packets) {
    return new State(episode, episode.running() ? packets : 0);
  }

  private Episode.Rule rule(long packets) {
    return rule.reporting(frames -> Map.of("frames", frames.sum(), "packets", (double) packets));
  }
}
