package framewatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.Phase;
import org.junit.jupiter.api.Test;

final class EventLineTest {

  @Test
  void saysWhatHappenedInOneLine() {
    assertThat(EventLine.of(Examples.black().setPhase(Phase.OPEN).build()))
        .isEqualTo("OPEN    0:00:02.480  black                warning   coverage=1 luma=16.25");
    assertThat(EventLine.of(Examples.black().setPhase(Phase.UPDATE).build()))
        .isEqualTo("UPDATE  0:00:02.480  black                warning   59.520 s so far");
    assertThat(EventLine.of(Examples.black().build()))
        .isEqualTo("CLOSE   0:00:02.480  black                warning   59.520 s, recovered");
  }
}
