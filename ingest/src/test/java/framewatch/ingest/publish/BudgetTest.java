package framewatch.ingest.publish;

import static framewatch.wire.avro.SampleReason.INTERVAL;
import static framewatch.wire.avro.SampleReason.SCENE_CUT;
import static framewatch.wire.avro.SampleReason.SUSPICION;
import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.SampleReason;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  private static final long SECOND_US = 1_000_000;
  private static final int MOST = 1_200_000;

  private final Budget budget = new Budget(MOST);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverSpendsMoreInAnyMinute(long seed) {
    var random = new Random(seed);
    var reasons = List.of(INTERVAL, SCENE_CUT, SUSPICION);
    var spent = new TreeMap<Long, Long>();
    long timeUs = -3 * SECOND_US;
    for (int i = 0; i < 20_000; i++) {
      // Storms, and rests in which the purses fill.
      timeUs += random.nextInt(200) == 0 ? random.nextInt(90_000_000) : random.nextInt(100_000);
      int bytes = random.nextInt(60_000);
      SampleReason reason = reasons.get(random.nextInt(3));
      if (budget.pay(reason, timeUs, bytes)) {
        spent.merge(timeUs, (long) bytes, Long::sum);
      }
    }
    for (long fromUs : spent.keySet()) {
      long minute =
          spent.subMap(fromUs, fromUs + 60 * SECOND_US).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      assertThat(minute).isLessThanOrEqualTo(MOST);
    }
    assertThat(spent).hasSizeGreaterThan(1000);
  }

  @Test
  void takesEachPictureByIntervalInAStormOfCutsAndSuspicions() {
    for (long ms = 0; ms < 600_000; ms += 40) {
      budget.pay(SUSPICION, ms * 1000, 20_000);
      budget.pay(SCENE_CUT, ms * 1000, 20_000);
      if (ms % 10_000 == 0) {
        assertThat(budget.pay(INTERVAL, ms * 1000, 25_000)).isTrue();
      }
    }
  }

  @Test
  void hasSomethingLeftForASuspicionWhateverElseWasTaken() {
    for (long ms = 0; ms < 600_000; ms += 40) {
      budget.pay(INTERVAL, ms * 1000, 20_000);
      budget.pay(SCENE_CUT, ms * 1000, 20_000);
    }
    assertThat(budget.pay(SUSPICION, 600 * SECOND_US, 60_000)).isTrue();
  }

  @Test
  void keepsAnotherFirstBadPictureWhenItPaysForMore() {
    while (budget.payExtra(SUSPICION, 0, 30_000, 40_000)) {
      // Until there is no more for extras.
    }
    assertThat(budget.pay(SUSPICION, 0, 40_000)).isTrue();
    assertThat(budget.pay(SUSPICION, 0, 40_000)).isFalse();
  }

  @Test
  void isClosedUntilAPictureLikeTheRefusedOneCanBePaid() {
    while (budget.pay(SCENE_CUT, 0, 30_000)) {
      assertThat(budget.open(SCENE_CUT, 0)).isTrue();
    }
    assertThat(budget.open(SCENE_CUT, SECOND_US)).isFalse();
    assertThat(budget.open(SCENE_CUT, 20 * SECOND_US)).isTrue();
    assertThat(budget.pay(SCENE_CUT, 20 * SECOND_US, 30_000)).isTrue();
  }

  @Test
  void spreadsPicturesOverTheMinute() {
    int late = 0;
    for (int second = 0; second < 60; second++) {
      late += budget.pay(INTERVAL, second * SECOND_US, 20_000) && second >= 30 ? 1 : 0;
    }
    assertThat(late).isBetween(6, 8);
  }

  @Test
  void takesNothingWithoutMoney() {
    var none = new Budget(0);
    assertThat(none.open(SUSPICION, 0)).isFalse();
    assertThat(none.pay(INTERVAL, 90 * SECOND_US, 1)).isFalse();
  }
}
