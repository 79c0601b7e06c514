package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.Settings;
import framewatch.config.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DetectorsTest {

  @Test
  void areSortedByName() {
    assertThat(Detectors.SETS.get("all")).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void areEachInOneOfTheNamedSets() {
    var named = new TreeSet<String>();
    Detectors.SETS.forEach(
        (set, names) -> {
          assertThat(Detectors.set(set))
              .extracting(Spec::name)
              .containsExactlyInAnyOrderElementsOf(names);
          if (!set.equals("all")) {
            named.addAll(names);
          }
        });
    assertThat(named).containsExactlyElementsOf(Detectors.SETS.get("all"));
  }

  @Test
  void areTheSameInWhateverOrderTheyAreNamed() {
    assertThat(Detectors.named(List.of("freeze", "black")))
        .isEqualTo(Detectors.named(List.of("black", "freeze")));
  }

  @Test
  void nameTheNearestForAWrongName() {
    assertThatThrownBy(() -> Detectors.named(List.of("black", "freez")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("detector freez: unknown, did you mean freeze?");
    assertThatThrownBy(() -> Detectors.set("vidio"))
        .hasMessage("set vidio: unknown, did you mean video?; there are all, audio, video");
  }

  @Test
  void haveAHashOfTheirOwnForOtherSettings() {
    assertThat(hash(Map.of()))
        .hasSize(16)
        .isEqualTo(hash(Map.of("black.min-duration", defaultOf("black.min-duration"))))
        .isNotEqualTo(hash(Map.of("black.min-duration", "777ms")));
  }

  private static String defaultOf(String key) {
    return Detectors.tables().stream()
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow()
        .defaultValue();
  }

  private static String hash(Map<String, String> settings) {
    var given = Settings.load(Detectors.tables(), null, Map.of(), settings);
    return Detectors.enable(Detectors.named(List.of("black")), given)
        .of("default", "s")
        .get(0)
        .configHash();
  }
}
