package framewatch.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A sum of small decision trees: what a training program learnt from labelled streams. Each asks
 * three questions, whether a feature is above a limit, and adds one of eight numbers.
 *
 * <p>As text it has a line of the features' names, and a line for each tree: its seven questions
 * from the root down, {@code name>limit}, and its eight numbers.
 */
final class Trees {
  static final int QUESTIONS = 7;
  static final int LEAVES = 8;

  private final int[] feature;
  private final float[] limit;
  private final float[] leaf;

  /**
   * @param feature of each tree its questions' features
   * @param limit as feature
   * @param leaf of each tree its numbers
   */
  Trees(int[] feature, float[] limit, float[] leaf) {
    this.feature = feature.clone();
    this.limit = limit.clone();
    this.leaf = leaf.clone();
  }

  /** Sum of what the trees say of these features. */
  double of(float[] features) {
    double sum = 0;
    for (int first = 0, leaves = 0; first < feature.length; first += QUESTIONS, leaves += LEAVES) {
      int node = 0;
      while (node < QUESTIONS) {
        int at = first + node;
        node = 2 * node + (features[feature[at]] > limit[at] ? 2 : 1);
      }
      sum += leaf[leaves + node - QUESTIONS];
    }
    return sum;
  }

  int count() {
    return leaf.length / LEAVES;
  }

  /**
   * Reads trees that lie beside a class.
   *
   * @param names of the features, in their order
   * @throws IllegalArgumentException if they are not trees over these features
   */
  static Trees read(Class<?> beside, String file, List<String> names) {
    var in = Objects.requireNonNull(beside.getResourceAsStream(file), file);
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(reader.lines().toList(), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Trees parse(List<String> lines, List<String> names) {
    if (lines.isEmpty() || !lines.get(0).equals(String.join(" ", names))) {
      throw new IllegalArgumentException("trees over other features");
    }
    int count = lines.size() - 1;
    int[] feature = new int[count * QUESTIONS];
    float[] limit = new float[count * QUESTIONS];
    float[] leaf = new float[count * LEAVES];
    for (int tree = 0; tree < count; tree++) {
      String[] words = lines.get(tree + 1).split(" ", -1);
      if (words.length != QUESTIONS + LEAVES) {
        throw new IllegalArgumentException("tree " + tree + ": " + lines.get(tree + 1));
      }
      for (int i = 0; i < QUESTIONS; i++) {
        int sign = words[i].indexOf('>');
        feature[tree * QUESTIONS + i] = names.indexOf(words[i].substring(0, sign));
        limit[tree * QUESTIONS + i] = Float.parseFloat(words[i].substring(sign + 1));
      }
      for (int i = 0; i < LEAVES; i++) {
        leaf[tree * LEAVES + i] = Float.parseFloat(words[QUESTIONS + i]);
      }
    }
    if (Arrays.stream(feature).anyMatch(i -> i < 0)) {
      throw new IllegalArgumentException("trees over other features");
    }
    return new Trees(feature, limit, leaf);
  }

  /** As {@link #parse} reads them. */
  List<String> lines(List<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(" ", names));
    for (int tree = 0; tree < count(); tree++) {
      List<String> words = new ArrayList<>();
      for (int i = tree * QUESTIONS; i < (tree + 1) * QUESTIONS; i++) {
        words.add(names.get(feature[i]) + ">" + limit[i]);
      }
      for (int i = tree * LEAVES; i < (tree + 1) * LEAVES; i++) {
        words.add(String.valueOf(leaf[i]));
      }
      lines.add(String.join(" ", words));
    }
    return lines;
  }
}
