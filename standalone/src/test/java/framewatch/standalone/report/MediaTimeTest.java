package framewatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MediaTimeTest {

  @Test
  void printsHoursMinutesSecondsAndMilliseconds() {
    assertThat(MediaTime.clock(0)).isEqualTo("0:00:00.000");
    assertThat(MediaTime.clock(59_999_600)).isEqualTo("0:01:00.000");
    assertThat(MediaTime.clock(36_061_040_000L)).isEqualTo("10:01:01.040");
    assertThat(MediaTime.clock(-40_000)).isEqualTo("-0:00:00.040");
  }

  @Test
  void printsALengthInSeconds() {
    assertThat(MediaTime.length(2_480_000)).isEqualTo("2.480 s");
  }
}
