package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Packets that were damaged or lost on the way here, a burst as one defect. */
final class TsErrorsDetector implements Detector<TsErrorsDetector.State> {

  record Params(
      @Param(
              value = "5s",
              min = 0,
              max = 3600,
              help = "The burst is over after so long without errors.")
          Duration recovery,
      @Param(
              value = "0s",
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
          "ts-errors",
          1,
          Spec.Input.FRAMES,
          "Transport stream errors",
          "Packets of picture or sound were lost or damaged in transport: a continuity counter"
              + " jumped, the transport error indicator was set, or a unit is incomplete (1.4 and"
              + " 2.1 of ETSI TR 101 290, as far as FFmpeg's demuxer tells; it tells nothing of PAT, PMT"
              + " and PCR). What a decoder makes of it is decode-errors'; timestamps that are missing for longer are discontinuity's.",
          List.of(
              new Spec.Value("packets", "", "Damaged packets in the burst."),
              new Spec.Value("audio", "", "How many of them were sound.")),
          Params.class,
          TsErrorsDetector::new);

  /** {@code audio} counts the packets of sound in the burst, the tally's sum all of them. */
  record State(Episode episode, long audio) {}

  private final Episode.Rule rule;

  TsErrorsDetector(Params params) {
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            params.recovery(),
            params.warning(),
            params.critical(),
            packets -> Map.of("packets", packets.sum()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.CORRUPT) {
      long audio = state.audio() + (mark.track() == Mark.Track.AUDIO ? mark.count() : 0);
      var episode = state.episode();
      return new State(
          episode.holds(mark.timeUs(), mark.timeUs(), (double) mark.count(), rule(audio), report),
          audio);
    }
    if (!state.episode().running()) {
      return state;
    }
    if (observation.breaks() && !isJump(observation)) {
      state.episode().ends(rule(state.audio()), report);
      return start();
    }
    long heldUs = state.episode().heldUs();
    if (observation.timeUs() <= heldUs) {
      return state;
    }
    var episode = state.episode().fails(heldUs, observation.timeUs(), rule(state.audio()), report);
    return new State(episode, episode.running() ? state.audio() : 0);
  }

  /** Lost packets make timestamps jump: the burst goes on. */
  private static boolean isJump(Observation observation) {
    return observation instanceof Mark mark && mark.kind() == Mark.Kind.DISCONTINUITY;
  }

  private Episode.Rule rule(long audio) {
    return rule.reporting(packets -> Map.of("packets", packets.sum(), "audio", (double) audio));
  }
}
