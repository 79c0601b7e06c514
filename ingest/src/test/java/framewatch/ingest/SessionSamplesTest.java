package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session gives to the samples' topic. */
class SessionSamplesTest {
  private final Recorder recorder = new Recorder();

  @Test
  void copiesToTheSamplesTheMarksThatTheirReadersNeed() throws Exception {
    recorder.watch(
        new FakeSource()
            .frames(0, 2)
            .refused(Track.VIDEO, 1)
            .frames(5000, 1)
            .idle(1000)
            .frames(6100, 1)
            .end(),
        Map.of());
    assertThat(recorder.samples)
        .extracting(
            s ->
                s.getPosition()
                    + " "
                    + (s.getMark() == null ? s.getReason() : Recorder.text(s.getMark())))
        .containsExactly(
            "0 OPENED 0",
            "1 INTERVAL",
            "2 DISCONTINUITY 80 for 4920",
            // After a refusal: one to look at and one to measure in.
            "3 SUSPICION",
            "4 SUSPICION",
            "5 DISCONTINUITY 5040 for 1060",
            // Still.
            "6 SUSPICION",
            "7 SUSPICION",
            "8 ENDED 6140");
  }

  @Test
  void recordsWhichSampleWasTakenOfAFrame() throws Exception {
    recorder.watch(new FakeSource().frames(0, 2).frame(80, 100, 4).end(), Map.of());
    // Before the damaged one the last good one, to look at and to measure in.
    assertThat(recorder.batches.get(0).getVideo().getSamplePosition()).containsExactly(1L, -1L, 4L);
  }

  @Test
  void takesNoSamplesIfToldSo() throws Exception {
    recorder.watch(new FakeSource().frames(0, 2).end(), Map.of("samples.enabled", "false"));
    assertThat(recorder.samples).isEmpty();
    assertThat(recorder.batches.get(0).getVideo().getSamplePosition()).containsExactly(-1L, -1L);
  }

  @Test
  void omitsAPictureThatIsTooLarge() throws Exception {
    var noise = VideoFormat.newBuilder(FakeSource.VIDEO).setWidth(640).setHeight(360).build();
    recorder.watch(new FakeSource().frameOf(noise, 0).end(), Map.of("samples.max-bytes", "1000B"));
    assertThat(recorder.samples.get(1).getEncoding()).hasToString("OMITTED");
    assertThat(recorder.samples.get(1).getPicture().remaining()).isZero();
  }
}
