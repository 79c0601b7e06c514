package framewatch.standalone.score;

import java.nio.file.Path;
import java.util.List;

/**
 * A stream whose defects are known.
 *
 * @param id unique within its set
 * @param media the file to watch
 * @param seconds its length
 * @param clean true if it has no defect and serves to count false alarms
 * @param defects what a detector should find
 * @param others stretches that look like a defect and are none, or are undecidable
 */
public record LabelledStream(
    String id, Path media, double seconds, boolean clean, List<Label> defects, List<Label> others) {

  /** The labels of one type. */
  List<Label> defects(String type) {
    return defects.stream().filter(label -> label.type().equals(type)).toList();
  }
}
