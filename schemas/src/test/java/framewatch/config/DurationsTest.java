package framewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "2s,2000000000,2s", "1500ms,1500000000,1500ms", "0.5s,500000000,500ms", "1m,60000000000,60s",
    "2h,7200000000000,7200s", "3d,259200000000000,259200s", "40us,40000,40us", "0ms,0,0s",
    "0.5us,500,0.500us"
  })
  void readsAndWrites(String text, long nanos, String canonical) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    assertThat(Durations.format(Durations.parse(text))).isEqualTo(canonical);
    assertThat(Durations.parse(canonical)).isEqualTo(Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "", "s", "-1s", "2 s", "1e3s", "2S", "0.1ns", "999999999999d"})
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).hasMessageStartingWith("expected a duration");
  }
}
