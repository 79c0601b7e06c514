package framewatch.standalone;

import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Tells, once nothing more is published, when the analyzers have done all of it and a reader has
 * had all of theirs. Asks the broker only so often.
 */
final class Completion {
  private static final long PAUSE_NANOS = 200_000_000;

  private final Progression progression;
  private final Map<String, List<String>> topicsByGroup;
  private @Nullable Map<TopicPartition, Long> defects;
  private long askedNanos = System.nanoTime();

  /**
   * @param topicsByGroup what each group of analyzers reads
   */
  Completion(Progression progression, Map<String, List<String>> topicsByGroup) {
    this.progression = progression;
    this.topicsByGroup = topicsByGroup;
  }

  /** True if the reader of the defects topic has had everything. */
  boolean reached(TopicReader<DefectEvent> reader) {
    if (defects == null) {
      if (System.nanoTime() - askedNanos < PAUSE_NANOS) {
        return false;
      }
      askedNanos = System.nanoTime();
      if (!topicsByGroup.entrySet().stream().allMatch(e -> done(e.getKey(), e.getValue()))) {
        return false;
      }
      // Uncommitted ones included: what belongs to the offsets just seen is about to be committed.
      defects = progression.ends(List.of(Topics.DEFECTS.name()));
    }
    return reader.reached(defects);
  }

  private boolean done(String group, Collection<String> topics) {
    return progression.reached(group, progression.ends(topics));
  }
}
