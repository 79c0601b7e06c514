package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A defect is reported when it has lasted its minimum duration: by the observation at which half a
 * second of media more has passed, or as much later as the detector has a reason for. The reasons
 * stand in docs/operations.md, written from here as docs/detectors.md is.
 */
class AlertLatencyTest {

  private static final double SOON = 0.5;

  /** Settings that say how long a defect has to last, or what it is about to be gone. */
  private static final Set<String> LASTING = Set.of(".min-duration", ".missing-after");

  /**
   * Why a detector is later than others.
   *
   * @param seconds of media from when the defect has lasted its minimum duration
   */
  private record Late(double seconds, String because) {
    String most() {
      return seconds == NEVER_TOO_LATE ? "" : seconds + " s";
    }
  }

  private static final double NEVER_TOO_LATE = Double.POSITIVE_INFINITY;

  private static final Map<String, Late> LATE =
      new TreeMap<>(
          Map.of(
              "av-marker",
              new Late(
                  5.1,
                  "Two markers in a row have to agree, the first time three, and the last one's beep"
                      + " may be 1 s late; here they come every 2 s."),
              "av-offset",
              new Late(2.1, "The other track may follow within 2 s."),
              "decode-errors",
              new Late(1.2, "Ingest counts lost packets, which may be the reason, for up to 1 s."),
              "flash",
              new Late(
                  1, "More than three flashes have to be seen, and they have a second's time."),
              "freeze",
              new Late(
                  1.7,
                  "The noisier the picture and the longer those of the stream rest without being"
                      + " frozen, the longer it has to be held."),
              "loudness",
              new Late(NEVER_TOO_LATE, "It is a number of the whole programme, known at its end."),
              "stalled",
              new Late(1, "Ingest says once a second that nothing has come.")));

  private static final Path FILE = Path.of("..", "docs", "operations.md");
  private static final String BEGIN = "<!-- latency: written by AlertLatencyTest -->\n";
  private static final String END = "<!-- end of latency -->";

  static List<Spec<?>> detectors() {
    return List.copyOf(Detectors.ALL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void reportsADefectSoonAfterItsMinimumDuration(Spec<?> spec) {
    double boundUs = 1e6 * (LATE.containsKey(spec.name()) ? LATE.get(spec.name()).seconds() : SOON);
    var example = Example.of(spec.name());
    long minimumUs = minimumUs(spec, example.settings());
    var observations = example.scene().observations();
    long[] opened = {0};
    example
        .scene()
        .watch(
            spec,
            example.settings(),
            (defect, at) -> {
              if (defect.phase() == Defect.Phase.OPEN) {
                opened[0]++;
                long lateUs = reachedUs(observations, at) - defect.startUs() - minimumUs;
                assertThat((double) lateUs)
                    .as("%s at %s: microseconds late", spec.name(), defect.startUs())
                    .isLessThanOrEqualTo(boundUs);
              }
            });
    assertThat(opened[0]).as("defects of the example").isPositive();
  }

  @Test
  void theDocumentSaysWhoIsLaterAndWhy() throws IOException {
    String text = Files.readString(FILE);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    String expected = text.substring(0, from) + table() + text.substring(text.indexOf(END));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(FILE, expected);
    }
    assertThat(Files.readString(FILE)).as("written as docs/detectors.md").isEqualTo(expected);
  }

  private static String table() {
    return LATE.entrySet().stream()
        .map(
            late ->
                "| `%s` | %s | %s |\n"
                    .formatted(late.getKey(), late.getValue().most(), late.getValue().because()))
        .collect(Collectors.joining("", "| detector | at most | why |\n| --- | --- | --- |\n", ""));
  }

  /** How long the defect has to last, or what it is about has to be gone. */
  private static long minimumUs(Spec<?> spec, Map<String, String> given) {
    return spec.table().rows().stream()
        .filter(row -> LASTING.contains(row.key().substring(row.key().indexOf('.'))))
        .map(row -> Durations.parse(given.getOrDefault(row.key(), row.defaultValue())))
        .mapToLong(Episode.Rule::us)
        .sum();
  }

  /** Media time that the stream had reached with an observation. */
  private static long reachedUs(List<Observation> observations, int at) {
    long reachedUs = Long.MIN_VALUE;
    for (Observation seen : observations.subList(0, at + 1)) {
      reachedUs = Math.max(reachedUs, endUs(seen));
    }
    return reachedUs;
  }

  private static long endUs(Observation seen) {
    if (seen instanceof VideoFrame frame) {
      return frame.endUs();
    }
    return seen instanceof AudioWindow window ? window.endUs() : seen.timeUs();
  }
}
