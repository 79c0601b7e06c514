package framewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayoutTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void countsFromTheLastArrivalOfAContinuousSource() {
    var playout = new Playout(false, 0);
    playout.arrived(5_000_000, SECOND);
    assertThat(playout.idleUs(3 * SECOND)).isEqualTo(2_000_000);
  }

  @Test
  void countsFromTheEndOfWhatASegmentedSourceHasSent() {
    var playout = new Playout(true, 0);
    playout.arrived(100_000_000, SECOND);
    playout.arrived(106_000_000, SECOND);
    assertThat(playout.idleUs(6 * SECOND)).isZero();
    assertThat(playout.idleUs(9 * SECOND)).isEqualTo(2_000_000);
  }

  @Test
  void startsAnewWhereTheMediaJumps() {
    var playout = new Playout(true, 0);
    playout.arrived(100_000_000, SECOND);
    playout.arrived(900_000_000, 2 * SECOND);
    playout.arrived(902_000_000, 2 * SECOND);
    assertThat(playout.idleUs(5 * SECOND)).isEqualTo(1_000_000);
  }

  @Test
  void givesNoCreditForTimeThatWasMissed() {
    var playout = new Playout(true, 0);
    playout.arrived(0, 0);
    playout.arrived(6_000_000, 0);
    // Two seconds late; a player starts again from here.
    playout.arrived(6_040_000, 8 * SECOND);
    playout.arrived(12_040_000, 8 * SECOND);
    assertThat(playout.idleUs(15 * SECOND)).isEqualTo(1_000_000);
  }
}
