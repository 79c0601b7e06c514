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
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.AudioWindows;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.VideoFrames;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
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
    assertRefused(
        video("lumaMean", 7, Float.NaN), "video.lumaMean of frame 7 is NaN: expected 0 to 255");
    assertRefused(
        audio("dc", 1, Float.NEGATIVE_INFINITY),
        "audio.dc of channel 1 of window 0 is -Infinity: expected -1048576 to 1048576");
  }

  @Test
  void refusesSharesBeyondTheWhole() {
    int third = 3 + 7 * VideoFrame.BORDERS;
    assertRefused(
        video("blockBorders", third, 10_001),
        "video.blockBorders[3] of frame 7 is 10001: expected 0 to 10000");
    assertRefused(
        video("blockBorders", third, -1),
        "video.blockBorders[3] of frame 7 is -1: expected 0 to 10000");
    assertThat(FrameBatchReader.read(video("blockBorders", third, 10_000))).hasSize(SCENE.size());
  }

  @Test
  void refusesCountsBelowNothing() {
    assertRefused(
        video("packetBytes", 0, -1), "video.packetBytes of frame 0 is -1: expected 0 or more");
    assertRefused(
        audio("quietRuns", 13 * AudioWindow.QUIET_RUNS + 5, -4),
        "audio.quietRuns[5] of channel 1 of window 2 is -4: expected 0 or more");
    assertRefused(
        audio("durationUs", 2, 0), "audio.durationUs of window 2 is 0: expected 1 or more");
  }

  @Test
  void refusesWhatIsNoCorrelation() {
    assertRefused(
        audio("phase", 5, 1.5f), "audio.phase of pair 2 of window 1 is 1.5: expected -1 to 1");
  }

  @Test
  void refusesPlacesBeforeTheFirst() {
    assertRefused(
        video("samplePosition", 3, -2L),
        "video.samplePosition of frame 3 is -2: expected -1 or more");
    assertRefused(
        video("timeUs", 3, Long.MAX_VALUE),
        "video.timeUs of frame 3 is 9223372036854775807:"
            + " expected -10000000000000000 to 10000000000000000");
  }

  @Test
  void refusesFormatsThatNoTrackHas() {
    var batch = batch();
    var format = AudioFormat.newBuilder().setSampleRate(0).setChannels(2).build();
    batch.getMarks().get(0).put("audio", format);
    assertRefused(
        batch, "audio.sampleRate of the mark OPENED at 0 us is 0: expected 1 to 2147483647");
    format.put("sampleRate", 48_000);
    format.put("channels", -1);
    assertRefused(batch, "audio.channels of the mark OPENED at 0 us is -1: expected 1 to 255");
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

  private static FrameBatch video(String column, int at, Number value) {
    var batch = batch();
    return damaged(batch, batch.getVideo(), column, at, value);
  }

  private static FrameBatch audio(String column, int at, Number value) {
    var batch = batch();
    return damaged(batch, batch.getAudio(), column, at, value);
  }

  private static FrameBatch damaged(
      FrameBatch batch, SpecificRecordBase columns, String column, int at, Number value) {
    List<Object> values = new ArrayList<>((List<?>) columns.get(column));
    values.set(at, value);
    columns.put(column, values);
    return batch;
  }

  private static void assertRefused(FrameBatch batch, String message) {
    assertThatThrownBy(() -> FrameBatchReader.read(batch))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }
}
