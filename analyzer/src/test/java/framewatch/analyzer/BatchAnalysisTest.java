package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Scene;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which settings hold for the records of a stream. */
class BatchAnalysisTest {

  @Test
  void takesTheSettingsOfTheProfileThatTheRecordsName() {
    var given =
        Settings.load(Detectors.tables(), null, Map.of(), Map.of("profile.blind.black.level", "0"));
    var detectors = Detectors.enable(Detectors.named(List.of("black")), given);
    var batches = Batches.of("one", 5, new Scene().black(4).end().observations(), 25);
    assertThat(opened(detectors, batches)).containsExactly("default");
    batches.forEach(batch -> batch.put("profile", "blind"));
    assertThat(opened(detectors, batches)).isEmpty();
    batches.forEach(batch -> batch.put("profile", "gone"));
    assertThat(opened(detectors, batches)).containsExactly("default");
  }

  @Test
  void anotherProfileHoldsFromTheRecordOnThatNamesIt() {
    var given =
        Settings.load(Detectors.tables(), null, Map.of(), Map.of("profile.blind.black.level", "0"));
    var detectors = Detectors.enable(Detectors.named(List.of("black")), given);
    var batches = Batches.of("one", 5, new Scene().black(4).end().observations(), 25);
    batches.subList(2, batches.size()).forEach(batch -> batch.put("profile", "blind"));
    List<DefectEvent> events = new ArrayList<>();
    var analysis = BatchAnalysis.begin("one", detectors, () -> 0);
    for (FrameBatch batch : batches) {
      analysis.take(batch, null, events::add);
      analysis = BatchAnalysis.restore("one", detectors, () -> 0, analysis.save());
    }
    assertThat(events).extracting(DefectEvent::getPhase).containsExactly(Phase.OPEN, Phase.CLOSE);
    assertThat(events.get(1).getCloseReason()).isEqualTo("superseded");
    assertThat(events.get(1).getProfileHash()).isEqualTo(events.get(0).getProfileHash());
  }

  @Test
  void goesOnUnderAProfileWhoseNameIsLong() {
    var detectors =
        Detectors.enable(Detectors.named(List.of("black")), Settings.defaults(Detectors.tables()));
    List<DefectEvent> events = new ArrayList<>();
    var analysis = BatchAnalysis.begin("one", detectors, () -> 0);
    for (FrameBatch batch : Batches.of("one", 5, new Scene().black(4).end().observations(), 25)) {
      batch.put("profile", "p".repeat(300));
      analysis.take(batch, null, events::add);
      analysis = BatchAnalysis.restore("one", detectors, () -> 0, analysis.save());
    }
    assertThat(events)
        .extracting(DefectEvent::getPhase)
        .startsWith(Phase.OPEN)
        .endsWith(Phase.CLOSE);
    assertThat(events).extracting(DefectEvent::getId).containsOnly(events.get(0).getId());
  }

  private static List<String> opened(EnabledDetectors detectors, List<FrameBatch> batches) {
    List<String> profiles = new ArrayList<>();
    var analysis = BatchAnalysis.begin("one", detectors, () -> 0);
    for (FrameBatch batch : batches) {
      analysis.take(
          batch,
          null,
          event -> {
            if (event.getPhase() == Phase.OPEN) {
              profiles.add(event.getProfile());
            }
          });
    }
    return profiles;
  }
}
