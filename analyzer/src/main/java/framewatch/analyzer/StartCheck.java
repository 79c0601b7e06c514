package framewatch.analyzer;

import framewatch.cli.ContractException;
import framewatch.cli.KafkaOptions;
import framewatch.detect.EnabledDetectors;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.admin.SchemaCheck;
import framewatch.wire.admin.TopicCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees before an analyzer starts whether it can work at all. */
final class StartCheck {

  private StartCheck() {}

  /**
   * Checks topics and schemas.
   *
   * @throws framewatch.cli.ConnectionException if broker or registry do not answer
   * @throws ContractException if something is missing or wrong; the message names the cure
   */
  static void check(KafkaOptions kafka, EnabledDetectors detectors, AnalyzerParams params) {
    List<Topic> needed = new ArrayList<>();
    for (Lane<?> lane : List.of(Lane.FRAMES, Lane.SAMPLES)) {
      if (!detectors.reading(lane.input()).isEmpty()) {
        needed.add(lane.topic());
      }
    }
    needed.add(Topics.DEADLETTERS);
    // Another output is the operator's own; we know nothing of how it should be.
    Optional<Topic> output = Topics.named(params.output());
    output.ifPresent(needed::add);
    TopicCheck.check(kafka, needed, TopicCheck.TIMEOUT);
    SchemaCheck.check(kafka, output.stream().toList(), TopicCheck.TIMEOUT);
  }
}
