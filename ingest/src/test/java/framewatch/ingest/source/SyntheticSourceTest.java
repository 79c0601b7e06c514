package framewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.SourceUri;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticSourceTest {

  @Test
  void isTheSameEveryTimeAndAnotherForAnotherSeed() throws Exception {
    String uri = "synthetic:?duration=1s&size=64x48";
    assertThat(checksums(uri)).isEqualTo(checksums(uri));
    assertThat(checksums(uri)).isNotEqualTo(checksums(uri + "&seed=2"));
    assertThat(epoch(uri)).isNegative().isEqualTo(epoch(uri + "&pace=1000"));
    assertThat(epoch(uri)).isNotEqualTo(epoch(uri + "&seed=2"));
  }

  @Test
  void movesUnlessFrozen() throws Exception {
    List<Long> pictures = checksums("synthetic:?duration=4s&size=64x48&channels=0&freeze=1s-3s");
    assertThat(pictures.subList(25, 75)).containsOnly(pictures.get(25));
    assertThat(pictures.subList(0, 26)).doesNotHaveDuplicates();
    assertThat(pictures.subList(75, 100)).doesNotHaveDuplicates();
  }

  @Test
  void leavesOutAGapAndTellsOfAStall() throws Exception {
    Watched watched =
        Watched.of("synthetic:?duration=10s&size=64x48&gap=2s-3s&stall=5s-8s", Watched.params());
    assertThat(watched.pictureUs).hasSize(150).doesNotContain(2_000_000L, 2_960_000L, 5_000_000L);
    assertThat(watched.pictureUs).contains(1_960_000L, 3_000_000L, 8_000_000L);
    assertThat(watched.idles)
        .extracting(Media.Idle::idleUs)
        .containsExactly(1_000_000L, 2_000_000L, 3_000_000L);
    assertThat(watched.end.lost()).isFalse();
  }

  @Test
  void flagsAndRefusesWhereErrorsAreAskedFor() throws Exception {
    Watched watched =
        Watched.of("synthetic:?duration=2s&size=64x48&errors=1s-2s", Watched.params());
    assertThat(watched.flagged).isEqualTo(20);
    assertThat(watched.refused).isEqualTo(5);
  }

  @Test
  void jumpsAnHour() throws Exception {
    Watched watched = Watched.of("synthetic:?duration=2s&size=64x48&jump=1s-2s", Watched.params());
    assertThat(watched.pictureUs.get(24)).isEqualTo(960_000);
    assertThat(watched.pictureUs.get(25)).isEqualTo(3_601_000_000L);
    assertThat(watched.soundUs).isSorted();
  }

  @Test
  void goesByTheClockWhenPaced() throws Exception {
    long start = System.nanoTime();
    Watched.of("synthetic:?duration=1s&size=64x48&pace=2", Watched.params());
    assertThat(System.nanoTime() - start).isGreaterThan(490_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blak=1s-2s    | unknown key blak, expected one of bars, black,",
        "black=1-2     | black=1-2: expected intervals such as 5s-8s",
        "black=3s-2s   | black=3s-2s: expected intervals such as 5s-8s",
        "size=1x1      | size=1: expected a whole number in 16..8192",
        "size=big      | size=big: expected columns and rows such as 640x360",
        "fps=-1        | fps=-1: expected a number in 0..240",
        "duration=60   | duration=60: expected a duration such as 60s",
        "channels=1.5  | channels=1.5: expected a whole number in 0..8",
      })
  void namesWhatItDoesNotUnderstand(String query, String message) {
    assertThatThrownBy(() -> Watched.of("synthetic:?" + query, Watched.params()))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("synthetic source: " + message);
  }

  private static long epoch(String uri) throws SourceException {
    return Sources.contentEpoch(SourceUri.of(uri), Watched.params()).orElseThrow();
  }

  /** One checksum per picture and sound. */
  private static List<Long> checksums(String uri) throws SourceException {
    List<Long> sums = new ArrayList<>();
    try (Source source = Sources.open(SourceUri.of(uri), Watched.params())) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        CRC32 sum = new CRC32();
        if (media instanceof Picture picture) {
          for (var plane : picture.planes) {
            sum.update(plane.duplicate());
          }
        } else if (media instanceof Sound sound) {
          for (int i = 0; i < sound.length; i++) {
            sum.update(Float.floatToIntBits(sound.samples[0][i]));
          }
        }
        sums.add(sum.getValue());
        media = source.next();
      }
    }
    return sums;
  }
}
