package framewatch.detect;

import framewatch.config.ParamGroup;
import java.util.List;

/** What the decoder complained about: damaged frames and refused packets, a burst as one defect. */
final class DecodeErrorsDetector implements Detector<ErrorBurst.State> {

  record Params(
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=2s", "warning=1s", "critical=10s"},
              because = "An error is one, however short; damage heals with the next key frame.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "decode-errors",
          2,
          Spec.Input.FRAMES,
          "Decode errors",
          "The media is damaged: data is refused by the decoder, or now and then it flags a frame."
              + " Three flagged frames within a second are seen, as block corruption, whose defect it is"
              + " then; what lost packets make of the media is ts-errors', and where it breaks off it"
              + " is truncated. Not every codec reports what it conceals, and damage from before a"
              + " re-encode does not show here.",
          List.of(
              new Spec.Value("frames", "", "Damaged frames in the burst."),
              new Spec.Value("packets", "", "Packets refused in the burst.")),
          Params.class,
          DecodeErrorsDetector::new);

  /** Ingest counts lost packets for up to a second before it tells of them. */
  private static final long JUDGED_AFTER_US = 1_100_000;

  /** So many damaged frames until then are seen: block-corruption's. */
  private static final int SEEN = 3;

  private final ErrorBurst burst;

  DecodeErrorsDetector(Params params) {
    burst = new ErrorBurst(params.lasting(), JUDGED_AFTER_US, "frames", "packets");
  }

  @Override
  public ErrorBurst.State start() {
    return ErrorBurst.State.NONE;
  }

  @Override
  public ErrorBurst.State observe(ErrorBurst.State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      boolean lost = frame.corruptPacket();
      if (!lost && frame.decodeErrorFlags() == 0) {
        return burst.none(state, frame.timeUs(), report);
      }
      var next = burst.errors(state, frame.timeUs(), frame.endUs(), 1, 0, report);
      return lost || next.episode().tally().sum() >= SEEN ? next.explain() : next;
    }
    if (observation instanceof Mark mark) {
      return mark(state, mark, report);
    }
    return burst.none(state, observation.timeUs(), report);
  }

  private ErrorBurst.State mark(ErrorBurst.State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case DECODE_ERROR ->
          burst.errors(state, mark.timeUs(), mark.timeUs(), 0, mark.count(), report);
      // What follows is ts-errors'.
      case CORRUPT -> burst.errors(state, mark.timeUs(), mark.timeUs(), 0, 0, report).explain();
      // Packets that are lost or refused make timestamps jump: the burst goes on.
      case DISCONTINUITY -> state;
      default -> mark.breaks() ? burst.ends(state, mark, report) : state;
    };
  }
}
