package framewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.cli.UsageException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeBoundTest {
  private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

  @Test
  void readsWordsOffsetsTimesAndDurationsBackFromNow() {
    assertThat(parse("beginning")).isEqualTo(new TimeBound.Beginning());
    assertThat(parse("end")).isEqualTo(new TimeBound.End());
    assertThat(parse("42")).isEqualTo(new TimeBound.Offset(42));
    assertThat(parse("2026-01-31T21:15:00+01:00"))
        .isEqualTo(new TimeBound.Time(Instant.parse("2026-01-31T20:15:00Z")));
    assertThat(parse("-1h")).isEqualTo(new TimeBound.Time(Instant.parse("2026-02-01T11:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-1", "-5", "1h", "2026-01-31", "12:00"})
  void saysWhatItExpected(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--from " + text + ": expected beginning, end, an offset, a time");
  }

  private static TimeBound parse(String text) {
    return TimeBound.parse("--from", text, NOW);
  }
}
