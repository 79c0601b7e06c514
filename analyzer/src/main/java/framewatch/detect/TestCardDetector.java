package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** Colour bars. */
final class TestCardDetector implements Detector<TestCardDetector.State> {

  record Params(
      @Param(
              value = "0.3",
              min = 0.1,
              max = 1,
              help =
                  "Smallest share of the height that the bars fill; SMPTE bars fill two thirds, HD"
                      + " bars 7 twelfths, less with a text over them.")
          double height,
      @ParamGroup(
              defaults = {"min-duration=200ms", "recovery=500ms", "warning=10s", "critical=60s"},
              because =
                  "No programme shows bars by chance, so a few frames are enough; bars at the head"
                      + " of a tape are normal, 10 s of them on air are not.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "test-card",
          3,
          Spec.Input.FRAMES,
          "Colour bars",
          "The programme shows SMPTE, EBU or HD colour bars, whatever stands below, beside or on"
              + " them.",
          List.of(
              new Spec.Value("height", "", "Share of the height that the bars fill, largest."),
              new Spec.Value("height-mean", "", "The same, mean over the defect.")),
          Params.class,
          TestCardDetector::new);

  record State(Episode episode) {}

  private final double height;
  private final Episode.Rule rule;

  TestCardDetector(Params params) {
    height = params.height();
    rule =
        Episode.Rule.of(
            params.lasting(), share -> Map.of("height", share.max(), "height-mean", share.mean()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof VideoFrame frame) {
      double share = ColourBars.share(frame);
      return new State(
          share >= height
              ? episode.holds(frame.timeUs(), frame.endUs(), share, rule, report)
              : episode.fails(frame.timeUs(), frame.endUs(), rule, report));
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      return new State(episode.ends(rule, report));
    }
    return state;
  }
}
