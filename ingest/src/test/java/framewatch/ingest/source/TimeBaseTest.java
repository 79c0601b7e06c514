package framewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBaseTest {

  @ParameterizedTest
  @CsvSource({
    "1, 90000, 90000, 1000000",
    "1, 90000, 1, 11",
    "1, 90000, -3003, -33367",
    "1, 30, 1, 33333",
    "1001, 30000, 2, 66733",
    "1, 1000000000, 1700000000123456789, 1700000000123457",
  })
  void roundsToTheNearestMicrosecond(long num, long den, long timestamp, long us) {
    assertThat(new TimeBase(1_000_000 * num, den).toUs(timestamp)).isEqualTo(us);
  }
}
