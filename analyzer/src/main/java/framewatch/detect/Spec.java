package framewatch.detect;

import framewatch.config.ParamTable;
import java.util.List;
import java.util.function.Function;

/**
 * What there is to know about a kind of detector without making one.
 *
 * @param name kebab-case, unique; also the prefix of its settings
 * @param version grows when the same observations may give other defects
 * @param input the topic that it reads
 * @param title the field's term, for people
 * @param purpose one or two sentences: what a viewer notices, how it is found, source
 * @param values names, units and meanings of the numbers in its reports
 * @param params class of its settings: a record whose components carry {@link
 *     framewatch.config.Param}
 * @param maker makes a detector with given settings
 */
public record Spec<P extends Record>(
    String name,
    int version,
    Input input,
    String title,
    String purpose,
    List<Value> values,
    Class<P> params,
    Function<P, Detector<?>> maker) {

  /** The detector's settings; keys begin with its name. */
  public ParamTable<P> table() {
    return ParamTable.of(name, params);
  }

  /** Where a detector's observations come from; never from both, so that a replay has one order. */
  public enum Input {
    FRAMES,
    SAMPLES
  }

  /** A number in a report. */
  public record Value(String name, String unit, String meaning) {}
}
