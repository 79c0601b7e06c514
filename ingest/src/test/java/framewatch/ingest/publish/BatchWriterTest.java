package framewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.ingest.Recorder;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Refused batches; what is in a batch and where it ends, SessionTest shows. */
class BatchWriterTest {
  private final Recorder recorder = new Recorder();
  private final BatchWriter writer =
      new BatchWriter(recorder, new Heading("s", 1, "default"), Duration.ofSeconds(1), true);

  @Test
  void announcesWhatWasRefusedAndKeepsTheMarksThatReadersNeed() {
    writer.begin(mark(MarkKind.OPENED, 0), 0, 1L);
    writer.mark(mark(MarkKind.DECODE_ERROR, 10));
    recorder.full = true;
    writer.mark(mark(MarkKind.STALLED, 1000));
    writer.mark(mark(MarkKind.FORMAT_CHANGED, 1500));
    writer.mark(mark(MarkKind.STALLED, 2000));
    recorder.full = false;
    writer.mark(mark(MarkKind.STALLED, 3000));
    writer.mark(mark(MarkKind.STALLED, 4000));
    assertThat(recorder.observations())
        .containsExactly(
            "7 OPENED 0",
            "8 DROPPED 0 for 2000 count 5",
            "9 FORMAT_CHANGED 1500",
            "10 STALLED 3000",
            "11 STALLED 4000");
    assertThat(writer.droppedObservations()).isEqualTo(5);
  }

  @Test
  void waitsForRoomWhenItMust() {
    writer.begin(mark(MarkKind.OPENED, 0), 0, 1L);
    recorder.full = true;
    writer.mark(mark(MarkKind.LOST, 1000));
    assertThat(recorder.batches).isEmpty();
    writer.flush(false);
    assertThat(recorder.marks())
        .containsExactly("OPENED 0", "DROPPED 0 for 1000 count 2", "LOST 1000");
  }

  private static Mark mark(MarkKind kind, long ms) {
    return Mark.newBuilder().setKind(kind).setTrack(Track.BOTH).setTimeUs(ms * 1000).build();
  }
}
