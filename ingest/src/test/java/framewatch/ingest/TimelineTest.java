package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.Mark;
import framewatch.wire.avro.Track;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timestamps and times in milliseconds: video frames of 40 ms, sound in pieces of 20 ms. */
class TimelineTest {
  private static final long FRAME = 40;
  private static final long PIECE = 20;

  private final Timeline timeline = new Timeline();
  private final List<String> marks = new ArrayList<>();

  @Test
  void countsFromTheFirstVideoFrame() {
    timeline.begin(90_000_000);
    assertThat(video(90_000, 90_040, 90_080)).containsExactly(0L, 40L, 80L);
    assertThat(audio(89_990, 90_010)).containsExactly(-10L, 10L);
    assertThat(marks).isEmpty();
  }

  @Test
  void shiftsSoundThatWasPlacedBeforeTheOriginWasKnown() {
    assertThat(audio(5000, 5020)).containsExactly(5000L, 5020L);
    timeline.begin(5030_000);
    assertThat(video(5030)).containsExactly(0L);
    assertThat(audio(5040)).containsExactly(10L);
    assertThat(marks).isEmpty();
  }

  @Test
  void takesJitterAsItIs() {
    assertThat(video(0, 41, 79, 133, 160)).containsExactly(0L, 41L, 79L, 133L, 160L);
    assertThat(audio(0, 25, 40, 58)).containsExactly(0L, 25L, 40L, 58L);
    assertThat(marks).isEmpty();
  }

  @Test
  void marksAGapAndLeavesItInTime() {
    assertThat(video(0, 40, 180, 220)).containsExactly(0L, 40L, 180L, 220L);
    assertThat(audio(0, 40, 60)).containsExactly(0L, 40L, 60L);
    assertThat(marks)
        .containsExactly("VIDEO at 80 jumped 100 offset 0", "AUDIO at 20 jumped 20 offset 0");
  }

  @Test
  void leavesAGapOfTenSecondsButNotALongerOne() {
    assertThat(video(0, 10_040)).containsExactly(0L, 10_040L);
    assertThat(video(20_081)).containsExactly(10_080L);
    assertThat(marks)
        .containsExactly(
            "VIDEO at 40 jumped 10000 offset 0", "VIDEO at 10080 jumped 10001 offset 10001");
  }

  @Test
  void leavesALongGapOfOneTrackIfTheOtherWentOn() {
    for (long timeMs = 0; timeMs <= 15_000; timeMs += FRAME) {
      video(timeMs);
    }
    assertThat(audio(0, 20, 15_000, 15_020)).containsExactly(0L, 20L, 15_000L, 15_020L);
    assertThat(marks).containsExactly("AUDIO at 40 jumped 14960 offset 0");
  }

  @Test
  void putsSoundThatOverlapsAtASpliceRightBehindWhatWasThere() {
    video(0, 40, 80, 120);
    assertThat(audio(0, 20, 40, 20, 40)).containsExactly(0L, 20L, 40L, 60L, 80L);
    assertThat(marks).containsExactly("AUDIO at 60 jumped -40 offset -40");
  }

  @Test
  void goesOnWhereTheNextFrameWasExpectedAfterAJumpBackwards() {
    assertThat(video(1000, 1040, 0, 40)).containsExactly(1000L, 1040L, 1080L, 1120L);
    assertThat(marks).containsExactly("VIDEO at 1080 jumped -1080 offset -1080");
  }

  @Test
  void takesARepeatedTimestampForAJump() {
    assertThat(video(0, 40, 40, 80)).containsExactly(0L, 40L, 80L, 120L);
    assertThat(marks).containsExactly("VIDEO at 80 jumped -40 offset -40");
  }

  @Test
  void keepsSoundAndPictureTogetherWhenBothStartAgain() {
    video(1000, 1040);
    audio(1000, 1020, 1040);
    assertThat(video(0, 40)).containsExactly(1080L, 1120L);
    assertThat(audio(5, 25)).containsExactly(1085L, 1105L);
    assertThat(marks)
        .containsExactly(
            "VIDEO at 1080 jumped -1080 offset -1080", "AUDIO at 1060 jumped -1055 offset -1080");
  }

  @Test
  void keepsThemTogetherWhenSoundJumpsFirst() {
    video(1000, 1040);
    audio(1000, 1020, 1040, 0);
    assertThat(video(10)).containsExactly(1090L);
    assertThat(marks)
        .containsExactly(
            "AUDIO at 1060 jumped -1060 offset -1080", "VIDEO at 1080 jumped -1070 offset -1080");
  }

  @Test
  void letsTheFirstTrackFollowIfTheSecondWouldFall() {
    video(1000, 1040);
    assertThat(video(0)).containsExactly(1080L);
    // The last of the old sound comes after the new picture.
    audio(1000, 1020, 1040, 1060, 1080, 1100);
    assertThat(audio(0, 20)).containsExactly(1120L, 1140L);
    assertThat(video(40, 80)).containsExactly(1160L, 1200L);
    assertThat(marks)
        .containsExactly(
            "VIDEO at 1080 jumped -1080 offset -1080",
            "AUDIO at 1120 jumped -1120 offset -1120",
            "VIDEO at 1120 jumped 0 offset -1120");
  }

  @Test
  void movesATrackAloneIfTheOtherDoesNotJump() {
    video(1000);
    audio(1000, 1020);
    assertThat(video(0, 40)).containsExactly(1040L, 1080L);
    assertThat(audio(1040, 1060)).containsExactly(1040L, 1060L);
    assertThat(marks).containsExactly("VIDEO at 1040 jumped -1040 offset -1040");
  }

  @Test
  void letsTimeGoOnDuringAStall() {
    video(0, 40);
    assertThat(timeline.stalled(1_000_000)).isEqualTo(1_080_000);
    assertThat(timeline.stalled(1_000_000)).isEqualTo(1_080_000);
    assertThat(timeline.stalled(2_000_000)).isEqualTo(2_080_000);
    assertThat(video(80, 120)).containsExactly(2080L, 2120L);
    assertThat(marks).containsExactly("VIDEO at 80 jumped 0 offset -2000");
  }

  @Test
  void resumesASecondTrackWithTheFirstOnesOffset() {
    video(0, 40);
    audio(0, 20, 40);
    timeline.stalled(2_000_000);
    assertThat(video(80)).containsExactly(2080L);
    assertThat(audio(60, 80)).containsExactly(2060L, 2080L);
  }

  @Test
  void countsTheTimestampsThatAStallSkipped() {
    video(0);
    timeline.stalled(3_000_000);
    assertThat(video(3200)).containsExactly(3200L);
    assertThat(marks).containsExactly("VIDEO at 40 jumped 3160 offset 0");
  }

  @Test
  void startsAfterAStallThatCameBeforeAnyMedia() {
    timeline.beginEmpty();
    assertThat(timeline.stalled(1_500_000)).isEqualTo(1_500_000);
    assertThat(video(700)).containsExactly(1500L);
    assertThat(audio(690)).containsExactly(1490L);
    assertThat(marks).containsExactly("VIDEO at 1500 jumped 0 offset -800");
  }

  private List<Long> video(long... ptsMs) {
    return place(Track.VIDEO, ptsMs);
  }

  private List<Long> audio(long... ptsMs) {
    return place(Track.AUDIO, ptsMs);
  }

  private List<Long> place(Track track, long... ptsMs) {
    var times = new ArrayList<Long>();
    for (long pts : ptsMs) {
      long time =
          track == Track.VIDEO
              ? timeline.video(pts * 1000, FRAME * 1000)
              : timeline.audio(pts * 1000, PIECE * 1000);
      times.add(time / 1000);
      Mark mark = timeline.discontinuity();
      if (mark != null) {
        marks.add(
            "%s at %d jumped %d offset %d"
                .formatted(
                    mark.getTrack(),
                    mark.getTimeUs() / 1000,
                    mark.getDurationUs() / 1000,
                    mark.getPtsOffsetUs() / 1000));
      }
    }
    return times;
  }
}
