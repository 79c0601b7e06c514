package framewatch.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CostTest {
  private static final long MS = 1_000_000;
  private static final Pass TEN_FRAMES = new Pass(10, 400_000);

  /** 100 ms of work, 20 of sending, 10 of collection, 2 of compilation, 38 of the rest. */
  private static final Cost COST =
      new Cost(TEN_FRAMES, 100 * MS, new ProcessCpu(20 * MS, 10 * MS, 2 * MS, 170 * MS), 0);

  @Test
  void countsTheWorkTheSendingAndTheCollection() {
    assertThat(COST.msPerFrame()).isEqualTo(13);
  }

  @Test
  void knowsWhatItDidNotCount() {
    assertThat(COST.restMsPerFrame()).isEqualTo(3.8);
  }

  @Test
  void isWarmWhenNextToNothingIsCompiled() {
    Cost cold = new Cost(TEN_FRAMES, 100 * MS, new ProcessCpu(0, 0, 6 * MS, 106 * MS), 0);

    assertThat(COST.warm()).isTrue();
    assertThat(cold.warm()).isFalse();
  }

  @Test
  void readsTheThreadsOfThisProcess() {
    ProcessCpu now = ProcessCpu.now();

    assertThat(now.whole()).isPositive();
    assertThat(now.compilers()).isPositive().isLessThan(now.whole());
    assertThat(ProcessCpu.residentBytes()).isGreaterThan(10 * MS);
  }
}
