package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.detect.AudioWindow;
import framewatch.detect.Frame;
import framewatch.detect.Mark;
import framewatch.detect.Observation;
import framewatch.detect.Scene;
import framewatch.detect.VideoFrame;
import framewatch.detect.Window;
import framewatch.wire.avro.AudioWindows;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.VideoFrames;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FrameBatchReaderTest {

  private static final List<Observation> SCENE =
      new Scene()
          .sound(6, () -> new Window(6).level(2, -40).dc(1, 0.25).clipped(5, 30))
          .frames(1, () -> new Frame().key().tileMoving(7, 20).tileLuma(3, 99.5))
          .sampled()
          .mark(Mark.Kind.STALLED, 2, 0)
          .sound(3, () -> new Window(3).lasting(40_000).numbered())
          .black(1)
          .end()
          .observations();

  private static FrameBatch batch() {
    return Batches.batch("s", 5, 0, SCENE);
  }

  @Test
  void readsWhatIngestWrote() {
    assertThat(FrameBatchReader.read(batch()))
        .usingRecursiveComparison()
        // The wire carries these as single precision.
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b), Double.class)
        .isEqualTo(SCENE);
  }

  @Test
  void refusesColumnsThatDoNotFitTogether() {
    var batch = batch();
    batch.getVideo().put("lumaMean", List.of(1f, 2f));
    assertRefused(batch, "video.lumaMean has 2 elements: expected 51");
    batch = batch();
    batch.getAudio().put("envelope", ByteBuffer.allocate(3));
    assertRefused(batch, "audio.envelope has 3 elements: expected 1800");
  }

  @Test
  void refusesAnOrderThatNamesWhatIsNotThere() {
    var batch = batch();
    batch.put("order", ByteBuffer.allocate(SCENE.size()));
    assertRefused(
        batch, "order[51] is 0: expected 0, 1 or 2, each as often as there are of its kind");
    batch.put("order", ByteBuffer.allocate(4));
    assertRefused(batch, "order has 4 elements: expected " + SCENE.size());
  }

  @Test
  void refusesWhatIsNoNumber() {
    var batch = batch();
    Float[] means = new Float[51];
    Arrays.fill(means, 1f);
    means[7] = Float.NaN;
    batch.getVideo().put("lumaMean", Arrays.asList(means));
    assertRefused(batch, "video.lumaMean[7] is NaN: expected a number");
  }

  @Test
  void namesTheComponentsOfObservationsAsTheFieldsOfTheirRecords() {
    assertThat(components(VideoFrame.class)).isEqualTo(fields(VideoFrames.getClassSchema()));
    assertThat(components(AudioWindow.class)).isEqualTo(fields(AudioWindows.getClassSchema()));
    assertThat(components(Mark.class))
        .isEqualTo(fields(framewatch.wire.avro.Mark.getClassSchema()));
  }

  private static List<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> fields(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  private static void assertRefused(FrameBatch batch, String message) {
    assertThatThrownBy(() -> FrameBatchReader.read(batch))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }
}
