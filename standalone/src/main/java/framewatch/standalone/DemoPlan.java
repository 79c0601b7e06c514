package framewatch.standalone;

import framewatch.wire.avro.DefectEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the demonstration's stream, and whether it was found. */
final class DemoPlan {

  /**
   * Something that is wrong with the stream for a while.
   *
   * @param effect key of the synthetic source
   * @param detectors that find it
   */
  private record Planted(String effect, int fromSecond, int toSecond, List<String> detectors) {
    boolean isFoundBy(DefectEvent defect) {
      return detectors.contains(defect.getDetector())
          && defect.getStartUs() < toSecond * 1_000_000L
          && defect.getEndUs() > fromSecond * 1_000_000L;
    }
  }

  static final int SECONDS = 60;

  private static final List<Planted> PLANTED =
      List.of(
          new Planted("black", 3, 7, List.of("black")),
          new Planted("silence", 10, 14, List.of("silence")),
          new Planted("freeze", 17, 22, List.of("freeze")),
          new Planted("clipping", 25, 28, List.of("clipping")),
          new Planted("solid", 31, 35, List.of("solid-colour")),
          new Planted("errors", 38, 41, List.of("block-corruption")),
          new Planted("bars", 44, 50, List.of("test-card")),
          new Planted("gap", 53, 55, List.of("discontinuity")));

  private DemoPlan() {}

  /**
   * The source.
   *
   * @param pace how many times as fast as real time
   */
  static String uri(int pace) {
    return PLANTED.stream()
        .map(p -> p.effect + "=" + p.fromSecond + "s-" + p.toSecond + "s")
        .collect(
            Collectors.joining("&", "synthetic:?duration=" + SECONDS + "s&pace=" + pace + "&", ""));
  }

  /** Number of defects in the stream. */
  static int size() {
    return PLANTED.stream().mapToInt(planted -> planted.detectors.size()).sum();
  }

  /** What was planted and not found, and what was found and not planted; empty if all is well. */
  static List<String> deviations(List<DefectEvent> defects) {
    List<String> deviations = new ArrayList<>();
    for (Planted planted : PLANTED) {
      for (String detector : planted.detectors) {
        if (defects.stream()
            .noneMatch(d -> d.getDetector().equals(detector) && planted.isFoundBy(d))) {
          deviations.add("not found: " + detector + " at " + planted.fromSecond + " s");
        }
      }
    }
    for (DefectEvent defect : defects) {
      if (PLANTED.stream().noneMatch(planted -> planted.isFoundBy(defect))) {
        deviations.add("not planted: " + defect.getDetector());
      }
    }
    return deviations;
  }
}
