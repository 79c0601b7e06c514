package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at half or a quarter of the rows finds what looking at all of them finds. */
final class MeasureStepTest {
  private static final String STREAM =
      "synthetic:?duration=36s&size=640x360&seed=4"
          + "&black=2s-6s&bars=8s-14s&solid=16s-19s&freeze=20s-24s&scene=28s-29s&silence=30s-34s";
  private static final Pattern FOUND =
      Pattern.compile("\"detector\":\"([a-z-]+)\".*\"start\":([0-9.]+),\"end\":([0-9.]+)");

  private static final List<String> OF_ALL_ROWS = found(1);

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void findsTheSameDefects(int step) {
    assertThat(found(step)).isEqualTo(OF_ALL_ROWS).hasSizeGreaterThanOrEqualTo(5);
  }

  private static List<String> found(int step) {
    return Command.run("inspect", "-o", "ndjson", "-s", "measure.step=" + step, STREAM)
        .out()
        .lines()
        .map(FOUND::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1) + " " + match.group(2) + " " + match.group(3))
        .toList();
  }
}
