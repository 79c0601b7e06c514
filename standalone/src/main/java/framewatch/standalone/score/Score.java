package framewatch.standalone.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well one type of defect was found in a set.
 *
 * @param type of the labels
 * @param matchings one for each stream
 * @param falseOnClean false reports on streams without a defect
 */
public record Score(String type, List<Matching> matchings, int falseOnClean) {

  static Score of(LabelType type, LabelledSet set, List<Detected> reports) {
    List<Matching> matchings = new ArrayList<>();
    int falseOnClean = 0;
    for (LabelledStream stream : set.streams()) {
      List<Detected> own =
          reports.stream()
              .filter(report -> report.stream().equals(stream.id()))
              .filter(report -> type.detectors().contains(report.detector()))
              .toList();
      Matching matching = Matching.of(type, stream, own);
      matchings.add(matching);
      falseOnClean += stream.clean() ? matching.wrong().size() : 0;
    }
    return new Score(type.name(), List.copyOf(matchings), falseOnClean);
  }

  /** Labels with a report. */
  public int found() {
    return matchings.stream().mapToInt(matching -> matching.pairs().size()).sum();
  }

  /** Labels without a report. */
  public int missed() {
    return matchings.stream().mapToInt(matching -> matching.missed().size()).sum();
  }

  /** Reports without a label. */
  public int wrong() {
    return matchings.stream().mapToInt(matching -> matching.wrong().size()).sum();
  }

  /** Labels with and without a report. */
  public int labels() {
    return found() + missed();
  }

  /** Share of labels that have a report; NaN without labels. */
  public double recall() {
    return (double) found() / labels();
  }

  /** Share of reports that are right; NaN without reports. */
  public double precision() {
    return (double) found() / (found() + wrong());
  }

  /** Harmonic mean of recall and precision; 0 if nothing was found. */
  public double f1() {
    return found() == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
  }

  /** Reports for each label that was found, 1 at best; NaN if none was. */
  public double reportsPerLabel() {
    int fragments = matchings.stream().mapToInt(matching -> matching.fragments().size()).sum();
    return (double) (found() + fragments) / found();
  }

  /** Median of what is measured on the pairs; NaN without pairs. */
  double median(ToDoubleFunction<Matching.Pair> measure) {
    return quantile(values(measure), 0.5);
  }

  /** 95th percentile of the amount of what is measured on the pairs; NaN without pairs. */
  double p95(ToDoubleFunction<Matching.Pair> measure) {
    return quantile(Arrays.stream(values(measure)).map(Math::abs).toArray(), 0.95);
  }

  private double[] values(ToDoubleFunction<Matching.Pair> measure) {
    return matchings.stream()
        .flatMap(matching -> matching.pairs().stream())
        .mapToDouble(measure)
        .toArray();
  }

  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (q * sorted.length))];
  }
}
