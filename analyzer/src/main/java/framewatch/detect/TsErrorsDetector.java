package framewatch.detect;

import framewatch.config.ParamGroup;
import java.util.List;

/** Packets that were damaged or lost on the way here, a burst as one defect. */
final class TsErrorsDetector implements Detector<ErrorBurst.State> {

  record Params(
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=5s", "warning=0s", "critical=10s"},
              because = "An error is one, however short; those of bad reception come in bursts.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "ts-errors",
          2,
          Spec.Input.FRAMES,
          "Transport stream errors",
          "Packets of picture or sound were lost or damaged in transport: a continuity counter"
              + " jumped, the transport error indicator was set, or a unit is incomplete (1.4 and"
              + " 2.1 of ETSI TR 101 290, as far as FFmpeg's demuxer tells; it tells nothing of PAT, PMT"
              + " and PCR). What a decoder makes of it is not reported again by decode-errors; what is"
              + " seen of it is block-corruption's. Where media breaks off it is truncated's.",
          List.of(
              new Spec.Value("packets", "", "Damaged packets in the burst."),
              new Spec.Value("audio", "", "How many of them were sound.")),
          Params.class,
          TsErrorsDetector::new);

  /** Media that breaks off has its errors in its last frames. */
  private static final long JUDGED_AFTER_US = 400_000;

  private final ErrorBurst burst;

  TsErrorsDetector(Params params) {
    burst = new ErrorBurst(params.lasting(), JUDGED_AFTER_US, "packets", "audio");
  }

  @Override
  public ErrorBurst.State start() {
    return ErrorBurst.State.NONE;
  }

  @Override
  public ErrorBurst.State observe(ErrorBurst.State state, Observation observation, Report report) {
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.CORRUPT) {
      long audio = mark.track() == Mark.Track.AUDIO ? mark.count() : 0;
      return burst.errors(state, mark.timeUs(), mark.timeUs(), mark.count(), audio, report);
    }
    return observation.breaks() && !isJump(observation)
        ? burst.ends(state, observation, report)
        : burst.none(state, observation.timeUs(), report);
  }

  /** Lost packets make timestamps jump: the burst goes on. */
  private static boolean isJump(Observation observation) {
    return observation instanceof Mark mark && mark.kind() == Mark.Kind.DISCONTINUITY;
  }
}
