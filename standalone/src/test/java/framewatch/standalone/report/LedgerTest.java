package framewatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Phase;
import framewatch.wire.avro.Severity;
import org.junit.jupiter.api.Test;

final class LedgerTest {

  @Test
  void keepsTheLastEventOfEachDefectInOrderOfTheirStart() {
    DefectEvent late = Examples.black().setId("late").setStartUs(9_000_000).build();
    DefectEvent open = Examples.black().setId("early").setPhase(Phase.OPEN).build();
    DefectEvent closed = Examples.black().setId("early").setPhase(Phase.CLOSE).build();
    Ledger ledger = new Ledger();

    ledger.add(late);
    ledger.add(open);
    ledger.add(closed);

    assertThat(ledger.defects()).containsExactly(closed, late);
  }

  @Test
  void knowsTheHighestSeverity() {
    Ledger ledger = new Ledger();
    assertThat(ledger.worst()).isNull();

    ledger.add(Examples.black().setId("a").setSeverity(Severity.ERROR).build());
    ledger.add(Examples.black().setId("b").setSeverity(Severity.WARNING).build());

    assertThat(ledger.worst()).isEqualTo(Severity.ERROR);
  }
}
