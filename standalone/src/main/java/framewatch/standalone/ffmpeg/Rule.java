package framewatch.standalone.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * How defects of a type can be told from what FFmpeg's filters say.
 *
 * @param type of the labels
 * @param detector of ours that answers such labels: reports are given its name
 * @param defaults parameters by default; empty where FFmpeg itself decides nothing
 * @param choices for each parameter the values to try when it is tuned
 * @param finder the rule
 */
record Rule(
    String type,
    String detector,
    List<Double> defaults,
    List<List<Double>> choices,
    Finder finder) {

  /** Finds defects in what was said of a stream, with the parameters of the rule. */
  interface Finder {
    List<Stretch> find(Readings readings, List<Double> parameters);
  }

  /** All combinations of the choices. */
  List<List<Double>> combinations() {
    List<List<Double>> combinations = List.of(List.of());
    for (List<Double> values : choices) {
      List<List<Double>> longer = new ArrayList<>();
      for (List<Double> begun : combinations) {
        for (Double value : values) {
          List<Double> all = new ArrayList<>(begun);
          all.add(value);
          longer.add(List.copyOf(all));
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
