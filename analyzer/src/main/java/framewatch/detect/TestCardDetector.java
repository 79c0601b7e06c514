package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Colour bars in the sampled pictures. */
final class TestCardDetector implements Detector<TestCardDetector.State> {

  record Params(
      @Param(
              value = "0.3",
              min = 0,
              max = 1,
              help =
                  "Smallest share of the height that the bars fill; SMPTE bars fill two thirds, HD"
                      + " bars 7 twelfths, less with a text over them.")
          double height,
      @Param(
              value = "10s",
              min = 0,
              max = 86400,
              help = "Severity warning from this duration: bars at the head of a tape are normal.")
          Duration warning,
      @Param(value = "60s", min = 0, max = 86400, help = "Severity critical from this duration.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "test-card",
          1,
          Spec.Input.SAMPLES,
          "Colour bars",
          "The programme shows SMPTE, EBU or HD colour bars. Judged from the sampled pictures: it"
              + " starts with the first sample that shows them and ends with the next that does"
              + " not, so it is as exact as the samples are dense; ingest takes one at each cut.",
          List.of(
              new Spec.Value("height", "", "Share of the height that the bars fill, largest."),
              new Spec.Value("samples", "", "How many samples show them.")),
          Params.class,
          TestCardDetector::new);

  record State(Episode episode) {}

  private final double height;
  private final Episode.Rule rule;

  TestCardDetector(Params params) {
    height = params.height();
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            Duration.ZERO,
            params.warning(),
            params.critical(),
            share -> Map.of("height", share.max(), "samples", (double) share.count()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof Sample sample) {
      double share = ColourBars.share(sample);
      return new State(
          share >= height
              ? episode.holds(sample.timeUs(), sample.timeUs(), share, rule, report)
              : episode.fails(sample.timeUs(), sample.timeUs(), rule, report));
    }
    if (observation.breaks()) {
      // Until the break the picture was what the last sample showed.
      return new State(episode.fails(observation.timeUs(), observation.timeUs(), rule, report));
    }
    return state;
  }
}
