package framewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void declaresTheContract() {
    var text = new StringBuilder();
    for (var topic : Topics.ALL) {
      text.append(topic).append(' ').append(topic.schema().map(s -> s.getName()).orElse("-"));
      text.append(' ').append(topic.compatibility()).append(' ').append(topic.configs());
      text.append('\n');
    }
    assertThat(text.toString())
        .isEqualTo(
            """
            framewatch.streams StreamSpec BACKWARD_TRANSITIVE {cleanup.policy=compact, max.message.bytes=1048576}
            framewatch.frames FrameBatch BACKWARD_TRANSITIVE {cleanup.policy=delete, compression.type=zstd, max.message.bytes=2097152, retention.ms=259200000, segment.ms=21600000}
            framewatch.samples FramePayload BACKWARD_TRANSITIVE {cleanup.policy=delete, compression.type=uncompressed, max.message.bytes=4194304, retention.ms=21600000, segment.ms=3600000}
            framewatch.defects DefectEvent FULL_TRANSITIVE {cleanup.policy=delete, compression.type=producer, max.message.bytes=1048576, retention.ms=1209600000, segment.ms=86400000}
            framewatch.deadletters - NONE {cleanup.policy=delete, compression.type=producer, max.message.bytes=5242880, retention.ms=1209600000, segment.ms=86400000}
            """);
  }

  @Test
  void findsATopicByName() {
    assertThat(Topics.named("framewatch.frames")).contains(Topics.FRAMES);
    assertThat(Topics.named("framewatch.frame")).isEmpty();
  }
}
