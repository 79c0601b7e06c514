package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvMarkerDetectorTest {

  private static Scene offFromSixToTwelve(long offsetMs) {
    return Markers.every(2000, 20_000, flash -> flash >= 6000 && flash <= 12_000 ? offsetMs : 0);
  }

  private static List<String> see(Scene scene) {
    return scene.end().see(AvMarkerDetector.SPEC);
  }

  @Test
  void reportsLateSoundFromTheFirstMarkerToTheLast() {
    var scene = offFromSixToTwelve(200);
    assertThat(see(scene))
        .containsExactly("open 6.00 CRITICAL", "close 6.00..12.00 CRITICAL recovered");
    assertThat(scene.defects(AvMarkerDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("offset", 200.0));
  }

  @Test
  void reportsEarlySoundSooner() {
    var scene = offFromSixToTwelve(-55);
    assertThat(see(scene))
        .containsExactly("open 6.00 WARNING", "close 6.00..12.00 WARNING recovered");
    assertThat(scene.defects(AvMarkerDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("offset", -55.0));
  }

  @Test
  void leavesOutWhatIsWithinTheLimits() {
    assertThat(see(offFromSixToTwelve(60))).isEmpty();
    assertThat(see(offFromSixToTwelve(-40))).isEmpty();
  }

  @Test
  void reportsSoundThatIsOffFromTheBeginningToTheEnd() {
    assertThat(see(Markers.every(1000, 8_000, flash -> 300)))
        .containsExactly("open 1.00 CRITICAL", "close 1.00..7.00 CRITICAL ended");
  }

  @Test
  void leavesOutASingleMarkerThatIsOff() {
    assertThat(see(Markers.every(2000, 20_000, flash -> flash == 8000 ? 300 : 0))).isEmpty();
  }

  @Test
  void takesTwoPairsForChance() {
    assertThat(see(Markers.every(2000, 6_000, flash -> 300))).isEmpty();
  }

  @Test
  void takesFlashesAtUnevenTimesForChance() {
    var flashes = List.of(2000L, 3000L, 6000L, 6800L, 10_000L, 15_000L);
    assertThat(see(Markers.at(flashes, 20_000, flash -> 300))).isEmpty();
  }

  @Test
  void takesBeepsAtUnevenDistancesForChance() {
    assertThat(see(Markers.every(2000, 30_000, flash -> flash % 7000 / 10))).isEmpty();
  }

  @Test
  void saysNothingOfFlashesWithoutBeepsAndOfBeepsWithoutFlashes() {
    var times = List.of(2000L, 4000L, 6000L, 8000L);
    assertThat(see(Markers.of(times, List.of(), 12_000))).isEmpty();
    assertThat(see(Markers.of(List.of(), times, 12_000))).isEmpty();
  }

  @Test
  void goesByTheTimestampsOfEachTrackAcrossADiscontinuity() {
    var scene = Markers.every(2000, 9_000, flash -> 0);
    // The sound is placed where it was expected although its timestamps say 300 ms earlier.
    scene.add(
        new Mark(
            Mark.Kind.DISCONTINUITY,
            9_000_000,
            -300_000,
            0,
            700_000,
            Mark.Track.AUDIO,
            "",
            null,
            null));
    Markers.every(2000, 17_000, flash -> 0).observations().stream()
        .filter(observation -> observation.timeUs() >= 9_000_000)
        .forEach(scene::add);
    assertThat(see(scene))
        .containsExactly("open 10.00 CRITICAL", "close 10.00..16.00 CRITICAL ended");
  }
}
