package framewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.ParamTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TileJumpTest {
  private static final int CALM = 20;

  private final TileJump tiles =
      new TileJump(ParamTable.of("samples", SampleParams.class).parse(Map.of()));
  private final List<String> jumps = new ArrayList<>();
  private long ms;

  TileJumpTest() {
    tiles.restart(0);
    frames(25, calm());
  }

  @Test
  void noticesATileThatRisesAboveAllOfLate() {
    frames(1, with(calm(), CALM + 24, 70));
    assertThat(jumps).containsExactly("1040 tile 70");
  }

  @Test
  void doesNotMindASmallRise() {
    frames(1, with(calm(), CALM + 23, 70));
    assertThat(jumps).isEmpty();
  }

  @Test
  void knowsWhatMovesIntoATileFromTheOneBesideIt() {
    for (int column = 0; column < 16; column++) {
      // Comes in from the left, which is noticed; then it goes on, up or down a row each time.
      frames(1, with(calm(), 120, 64 + column + 16 * (column % 2)));
    }
    assertThat(jumps).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void doesNotMindThePictureMovingAsAWhole() {
    byte[] all = new byte[144];
    Arrays.fill(all, (byte) 120);
    frames(1, with(all, 140, 70));
    assertThat(jumps).isEmpty();
  }

  @Test
  void pointsToTheWorstOfSeveralTiles() {
    frames(1, with(with(calm(), 90, 3, 4, 5), 120, 100));
    assertThat(jumps).containsExactly("1040 tile 100");
  }

  @Test
  void isUsedToWhatFlickers() {
    frames(1, with(calm(), 150, 70));
    frames(10, calm());
    frames(1, with(calm(), 150, 70));
    assertThat(jumps).hasSize(1);
  }

  @Test
  void forgetsAfterAWhile() {
    frames(1, with(calm(), 150, 70));
    frames(75, calm());
    frames(1, with(calm(), 150, 70));
    assertThat(jumps).hasSize(2);
  }

  @Test
  void waitsAfterACutUntilItKnowsWhatIsUsual() {
    tiles.restart(ms * 1000);
    frames(12, with(calm(), 150, 70));
    frames(5, with(calm(), 150, 70));
    assertThat(jumps).isEmpty();
  }

  private void frames(int count, byte[] differences) {
    for (int i = 0; i < count; i++) {
      ms += 40;
      if (tiles.jumps(ms * 1000, differences)) {
        jumps.add(ms + " tile " + tiles.tile());
      }
    }
  }

  private static byte[] calm() {
    byte[] differences = new byte[144];
    Arrays.fill(differences, (byte) CALM);
    return differences;
  }

  private static byte[] with(byte[] differences, int value, int... at) {
    byte[] changed = differences.clone();
    for (int tile : at) {
      changed[tile] = (byte) value;
    }
    return changed;
  }
}
