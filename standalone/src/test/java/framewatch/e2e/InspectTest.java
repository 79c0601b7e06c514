package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InspectTest {
  private static final String BLACK = "synthetic:?duration=6s&size=64x64&black=1s-4s";
  private static final String CLEAN = "synthetic:?duration=2s&size=64x64";

  @Test
  void printsATableAndASummaryForPeople() {
    Command inspect = Command.run("inspect", "--stream-id", "news", BLACK);

    assertThat(inspect.lines().get(1)).startsWith("0:00:01.000  0:00:04.000  3.000 s   warning");
    assertThat(inspect.lines().get(2)).startsWith("news: 1 defect in 0:00:06.000 of media, 150");
    assertThat(inspect.err()).isEmpty();
  }

  @Test
  void printsNothingButAListAsJson() {
    assertThat(Command.run("inspect", "-o", "json", CLEAN).out()).isEqualTo("[]\n");
    assertThat(Command.run("inspect", "-o", "json", BLACK).out())
        .startsWith("[\n  {\"id\":")
        .contains("\"start\":1,\"end\":4,")
        .endsWith("}\n]\n");
  }

  @Test
  void endsWithACodeThatSaysWhetherDefectsWereFound() {
    assertThat(Command.run("inspect", CLEAN).exitCode()).isZero();
    assertThat(Command.run("inspect", BLACK).exitCode()).isEqualTo(3);
    assertThat(Command.run("inspect", "--fail-on", "critical", BLACK).exitCode()).isZero();
    assertThat(Command.run("inspect", "--fail-on", "never", BLACK).exitCode()).isZero();
  }

  @Test
  void runsTheDetectorsWithTheSettingsThatWereAskedFor() {
    Command others = Command.run("inspect", "--set", "audio", "-o", "ndjson", BLACK);
    Command longer = Command.run("inspect", "-s", "black.min-duration=5s", "-o", "ndjson", BLACK);

    assertThat(others.out()).isEmpty();
    assertThat(longer.out()).doesNotContain("black");
  }

  @Test
  void stopsWhenItHasSeenEnough() {
    Command inspect =
        Command.run("inspect", "--duration", "2s", "-o", "ndjson", "--detectors", "black", BLACK);

    assertThat(inspect.out()).contains("\"closeReason\":\"ended\"").contains("\"start\":1,");
  }
}
