package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every detector, whatever the stream: registering a detector in {@link Detectors}
 * is what puts it to this test. Three detectors of the tests come along, to show that the test
 * works.
 */
class DetectorContractTest {

  private static final int STREAMS = 8;

  static Stream<Spec<?>> detectors() {
    return Stream.concat(
        Stream.of(BrightDetector.SPEC, BrightSampleDetector.SPEC, AwayDetector.SPEC),
        Detectors.ALL.stream());
  }

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, STREAMS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void goesOnFromAnyPlaceAsIfItHadNotStopped(Spec<?> spec) {
    seeds()
        .forEach(
            seed ->
                assertThat(new Run(spec, seed).restartingEverywhere().defects)
                    .as("%s, seed %d, restarted before every observation", spec.name(), seed)
                    .isEqualTo(new Run(spec, seed).straight().defects));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void saysTheSameOfTheSame(Spec<?> spec) {
    seeds()
        .forEach(
            seed ->
                assertThat(new Run(spec, seed).straight().defects)
                    .as("%s, seed %d", spec.name(), seed)
                    .isEqualTo(new Run(spec, seed).straight().defects));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void leavesNothingOpenAfterTheEnd(Spec<?> spec) {
    seeds()
        .forEach(
            seed ->
                assertThat(new Run(spec, seed).straight().open)
                    .as("%s, seed %d, open after the end", spec.name(), seed)
                    .isEmpty());
  }

  /** A detector on a random stream; every phase is checked as it comes out. */
  private static final class Run {
    private final Spec<?> spec;
    private final long seed;
    private final List<EnabledDetector> enabled;
    private final List<String> declared;
    private final Map<String, Defect> open = new HashMap<>();
    private final List<Defect> defects = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private StreamAnalysis analysis;
    private long firstUs;
    private long seenUs;
    private long allowedUs;

    Run(Spec<?> spec, long seed) {
      this.spec = spec;
      this.seed = seed;
      this.enabled =
          List.of(
              EnabledDetector.of(
                  spec, Settings.defaults(List.of(spec.table())), new Profile("default", "")));
      this.declared =
          Stream.concat(spec.values().stream().map(Spec.Value::name), Stream.of(Flapping.VALUE))
              .toList();
      this.analysis = new StreamAnalysis("stream", enabled);
    }

    Run straight() {
      return run(false);
    }

    Run restartingEverywhere() {
      return run(true);
    }

    private Run run(boolean restarting) {
      long epoch = 1;
      for (List<Observation> session : RandomStream.sessions(seed, spec.input())) {
        var origin = new Origin(epoch, OptionalLong.of(epoch * 1_000_000_000_000L), 0);
        for (int i = 0; i < session.size(); i++) {
          if (restarting) {
            analysis = StreamAnalysis.restore("stream", enabled, analysis.save());
          }
          // At a session's first observation, the ends of the last one's defects still come out.
          seenUs = Math.max(i == 0 ? Long.MIN_VALUE : seenUs, end(session.get(i)));
          firstUs = i == 0 ? Math.min(firstUs, session.get(i).timeUs()) : firstUs;
          allowedUs = i == 0 ? Long.MAX_VALUE : seenUs;
          analysis.observe(origin, i, session.get(i), this::check);
          assertThat(analysis.unreadable()).as(where("state not readable")).isEmpty();
          analysis
              .takeFailures()
              .forEach(
                  (name, failure) -> {
                    throw new AssertionError(where("thrown"), failure);
                  });
        }
        epoch++;
      }
      return this;
    }

    private static long end(Observation observation) {
      if (observation instanceof VideoFrame frame) {
        return frame.endUs();
      }
      if (observation instanceof Mark mark && mark.kind() == Mark.Kind.ENDED) {
        // It tells of what should have come behind it.
        return mark.timeUs() + mark.durationUs();
      }
      return observation instanceof AudioWindow window ? window.endUs() : observation.timeUs();
    }

    private void check(Defect defect) {
      String where = where(Scene.line(defect));
      Defect before = open.get(defect.id());
      if (defect.phase() == Defect.Phase.OPEN) {
        assertThat(ids).as(where + ": opened twice").doesNotContain(defect.id());
        assertThat(open).as(where + ": opened while another is open").isEmpty();
        ids.add(defect.id());
      } else {
        assertThat(before).as(where + ": not open").isNotNull();
        assertThat(defect.startUs()).as(where + ": start").isEqualTo(before.startUs());
        assertThat(defect.severity()).as(where).isGreaterThanOrEqualTo(before.severity());
      }
      assertThat(defect.startUs()).as(where + ": start").isBetween(firstUs, defect.endUs());
      assertThat(defect.endUs()).as(where + ": beyond the observed").isLessThanOrEqualTo(allowedUs);
      assertThat(declared).as(where + ": values").containsAll(defect.values().keySet());
      assertThat(defect.values().values())
          .as(where + ": values")
          .allSatisfy(value -> assertThat(value).isFinite());
      if (defect.phase() == Defect.Phase.CLOSE) {
        open.remove(defect.id());
      } else {
        open.put(defect.id(), defect);
      }
      defects.add(defect);
    }

    private String where(String what) {
      return spec.name() + ", seed " + seed + ", " + what;
    }
  }
}
