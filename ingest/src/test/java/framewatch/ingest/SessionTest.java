package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import framewatch.config.Settings;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.SourceException;
import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Recorder recorder = new Recorder();

  @Test
  void writesFramesWindowsAndMarksInTheirOrder() throws Exception {
    watch(new FakeSource().programme(5000, 5).end());
    assertThat(recorder.observations())
        .containsExactly(
            "0 OPENED 0 offset 5000",
            "1 frame 0",
            "2 frame 40",
            "3 frame 80",
            "4 window 0+100",
            "5 frame 120",
            "6 frame 160",
            "7 window 100+100",
            "8 ENDED 200");
  }

  @Test
  void holdsSoundBackUntilTheFirstFrameGivesTheOrigin() throws Exception {
    watch(new FakeSource().sound(900, 12).frames(1000, 2).sound(1140, 8).end());
    assertThat(recorder.observations())
        .containsExactly(
            "0 OPENED 0 offset 1000",
            "1 window -100+100",
            "2 window 0+100",
            "3 frame 0",
            "4 frame 40",
            "5 window 100+100",
            "6 window 200+100",
            "7 ENDED 300");
  }

  @Test
  void takesSoundForTheOriginIfThereIsNoVideo() throws Exception {
    watch(new FakeSource().withoutVideo().sound(900, 5).end());
    assertThat(recorder.observations())
        .containsExactly("0 OPENED 0 offset 900", "1 window 0+100", "2 ENDED 100");
  }

  @Test
  void takesSoundForTheOriginIfVideoDoesNotComeForTenSeconds() throws Exception {
    watch(new FakeSource().sound(900, 550).frames(12_000, 1).end());
    assertThat(recorder.observations()).startsWith("0 OPENED 0 offset 900", "1 window 0+100");
    assertThat(recorder.observations()).contains("111 frame 11100");
  }

  @Test
  void cutsAWindowShortAtAGapInTheSound() throws Exception {
    watch(new FakeSource().frames(0, 1).sound(0, 7).sound(500, 3).end());
    assertThat(recorder.observations())
        .containsExactly(
            "0 OPENED 0",
            "1 frame 0",
            "2 window 0+100",
            "3 window 100+40",
            "4 DISCONTINUITY 140 for 360",
            "5 window 500+60",
            "6 ENDED 560");
  }

  @Test
  void followsSoundWhoseClockRunsAway() throws Exception {
    var source = new FakeSource().withoutVideo();
    // Each 20 ms of sound is stamped 21 ms after the one before.
    for (int i = 0; i < 100; i++) {
      source.sound(21L * i, 1);
    }
    watch(source.end());
    assertThat(recorder.marks()).containsExactly("OPENED 0", "ENDED 2099");
    assertThat(recorder.observations()).contains("8 window 700+100", "9 window 840+100");
  }

  @Test
  void followsSoundWhoseClockIsALittleOff() throws Exception {
    var source = new FakeSource().withoutVideo();
    // Each second of sound is stamped 5 ms longer.
    for (int i = 0; i < 150; i++) {
      source.sound(20L * i + i / 10, 1);
    }
    watch(source.end());
    var windows = recorder.observations();
    assertThat(windows).contains("20 window 1900+100").noneMatch(line -> line.contains("DISC"));
    assertThat(windows).anyMatch(line -> line.contains("window") && !line.contains("00+"));
  }

  @Test
  void takesTimestampsThatAreRoundedForGoodOnes() throws Exception {
    var source = new FakeSource().withoutVideo();
    for (int i = 0; i < 150; i++) {
      source.sound(20L * i + 7L * (i % 2), 1);
    }
    watch(source.end());
    assertThat(recorder.observations()).contains("1 window 0+100", "30 window 2900+100");
  }

  @Test
  void foldsPacketsThatTheDecoderRefused() throws Exception {
    watch(
        new FakeSource()
            .programme(0, 2)
            .refused(Track.VIDEO, 1)
            .sound(80, 1)
            .refused(Track.VIDEO, 2)
            .frames(120, 1)
            .refused(Track.AUDIO, 1)
            .end());
    assertThat(recorder.marks())
        .containsExactly(
            "OPENED 0", "DECODE_ERROR 80 count 3", "DECODE_ERROR 100 count 1", "ENDED 160");
  }

  @Test
  void saysThatPacketsAreRefusedAlthoughNoneWasEverDecoded() throws Exception {
    var source = new FakeSource();
    for (int i = 0; i < 150; i++) {
      source.refused(Track.VIDEO, 1);
    }
    watch(source.frames(90_000, 1).end());
    assertThat(recorder.marks())
        .containsExactly(
            "OPENED 0",
            "DECODE_ERROR 0 count 100",
            "DECODE_ERROR 0 count 50",
            "DISCONTINUITY 0 offset 90000",
            "ENDED 40");
  }

  @Test
  void foldsPacketsThatTheDemuxerMarksAsCorrupt() throws Exception {
    watch(
        new FakeSource()
            .frames(0, 2)
            .corrupt(Track.VIDEO)
            .frames(80, 1)
            .corrupt(Track.VIDEO)
            .frames(120, 30)
            .corrupt(Track.AUDIO)
            .end());
    assertThat(recorder.marks())
        .containsExactly("OPENED 0", "CORRUPT 80 count 2", "CORRUPT 0 count 1", "ENDED 1320");
  }

  @Test
  void saysOnceASecondThatATrackOfCaptionsDelivers() throws Exception {
    var source = new FakeSource();
    for (int i = 0; i < 50; i++) {
      source.frames(40L * i, 1).ancillary(Media.Ancillary.CAPTION);
    }
    watch(source.ancillary(Media.Ancillary.CUE).ancillary(Media.Ancillary.CUE).end());
    assertThat(recorder.marks())
        .containsExactly(
            "OPENED 0", "CAPTION 40", "CAPTION 1040", "CUE 2000", "CUE 2000", "ENDED 2000");
  }

  @Test
  void saysHowMuchIsMissingOfWhatTheContainerAnnounced() throws Exception {
    watch(new FakeSource().announcing(7000).frames(1000, 25).end());
    assertThat(recorder.marks())
        .containsExactly("OPENED 0 for 6000 offset 1000", "ENDED 1000 for 5000");
  }

  @Test
  void missesNothingOfAFileThatIsNoLongerWatched() {
    var read = IngestSettings.of(Settings.load(IngestSettings.tables(), null, Map.of(), Map.of()));
    try (var session = new Session("s", -1, false, read, recorder, Progress.NONE)) {
      var source = new FakeSource().announcing(7000).frames(1000, 25);
      assertThatNoException().isThrownBy(() -> session.watch(source, source::isEmpty));
      session.ended("no longer watched");
    }
    assertThat(recorder.marks()).endsWith("ENDED 1000");
  }

  @Test
  void missesAFrameWhereTheMediaBreaksOffWithinAUnit() throws Exception {
    watch(new FakeSource().breakingOff().frames(0, 25).end());
    assertThat(recorder.marks()).containsExactly("OPENED 0", "ENDED 1000 for 40 count 1");
  }

  @Test
  void marksAChangeOfFormat() throws Exception {
    var larger = VideoFormat.newBuilder(FakeSource.VIDEO).setWidth(128).build();
    watch(new FakeSource().frames(0, 2).frameOf(larger, 80).frameOf(larger, 120).end());
    assertThat(recorder.marks()).containsExactly("OPENED 0", "FORMAT_CHANGED 80", "ENDED 160");
    var mark = recorder.batches.get(0).getMarks().get(1);
    assertThat(mark.getVideo()).isEqualTo(larger);
    assertThat(mark.getAudio()).isEqualTo(FakeSource.AUDIO);
  }

  @Test
  void marksJumpsOnBothTracksAndKeepsThemTogether() throws Exception {
    watch(new FakeSource().programme(1000, 25).programme(0, 25).end());
    assertThat(recorder.marks())
        .containsExactly(
            "OPENED 0 offset 1000",
            "DISCONTINUITY 1000 for -2000 offset -1000",
            "DISCONTINUITY 1000 for -2000 offset -1000",
            "ENDED 2000");
  }

  @Test
  void announcesAStallAtOnce() throws Exception {
    watch(new FakeSource().programme(0, 3).idle(1000).idle(2000).programme(120, 2).end());
    assertThat(recorder.marks())
        .containsExactly(
            "OPENED 0",
            "STALLED 1120 for 1000",
            "STALLED 2120 for 2000",
            "DISCONTINUITY 120 offset -2000",
            "DISCONTINUITY 120 offset -2000",
            "ENDED 2200");
    assertThat(recorder.batches.size()).isEqualTo(3);
  }

  @Test
  void opensASessionInWhichNothingArrives() throws Exception {
    watch(new FakeSource().idle(1000).idle(2000).programme(7000, 1).end());
    assertThat(recorder.marks())
        .containsExactly(
            "OPENED 0",
            "STALLED 1000 for 1000",
            "STALLED 2000 for 2000",
            "DISCONTINUITY 2000 offset 5000",
            "ENDED 2040");
  }

  @Test
  void givesTheSameObservationsWhateverTheLengthOfABatch() throws Exception {
    watch(damaged(), Map.of("ingest.batch", "1s"));
    var other = new SessionTest();
    other.watch(damaged(), Map.of("ingest.batch", "0s"));
    assertThat(other.recorder.observations()).isEqualTo(recorder.observations());
    assertThat(recorder.batches.size()).isLessThan(20);
    assertThat(other.recorder.batches.size()).isGreaterThan(300);
  }

  private static FakeSource damaged() {
    return new FakeSource()
        .sound(0, 3)
        .programme(100, 100)
        .refused(Track.VIDEO, 7)
        .programme(8000, 100)
        .programme(0, 100)
        .end();
  }

  private void watch(FakeSource source) throws SourceException {
    watch(source, Map.of());
  }

  private void watch(FakeSource source, Map<String, String> settings) throws SourceException {
    recorder.watch(source, settings);
  }
}
