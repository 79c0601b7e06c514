package framewatch.wire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
  private static final int LARGE = 8 << 20;

  private static List<String> problems(Map<String, TopicState> states) {
    return TopicCheck.problems(states, List.of(Topics.FRAMES, Topics.SAMPLES), "b:9092");
  }

  @Test
  void isContentWithWhatTheContractSays() {
    var state = new TopicState(6, LARGE);
    assertThat(problems(Map.of("framewatch.frames", state, "framewatch.samples", state))).isEmpty();
  }

  @Test
  void saysHowToMakeWhatIsMissing() {
    assertThat(problems(Map.of()))
        .containsExactly(
            "topics framewatch.frames, framewatch.samples missing at b:9092:"
                + " run framewatch topics create --bootstrap-server b:9092");
  }

  @Test
  void saysHowToRepairAPartitionCount() {
    assertThat(
            problems(
                Map.of(
                    "framewatch.frames", new TopicState(3, LARGE),
                    "framewatch.samples", new TopicState(6, LARGE))))
        .containsExactly(
            "topic framewatch.frames has 3 partitions: expected 6 as the others, run"
                + " kafka-topics.sh --bootstrap-server b:9092 --alter --topic framewatch.frames"
                + " --partitions 6");
  }

  @Test
  void saysHowToMakeRoomForLargeRecords() {
    assertThat(
            problems(
                Map.of(
                    "framewatch.frames", new TopicState(6, LARGE),
                    "framewatch.samples", new TopicState(6, 1048588))))
        .containsExactly(
            "topic framewatch.samples has max.message.bytes=1048588: expected at least 4194304,"
                + " run kafka-configs.sh --bootstrap-server b:9092 --alter --topic"
                + " framewatch.samples --add-config max.message.bytes=4194304");
  }
}
