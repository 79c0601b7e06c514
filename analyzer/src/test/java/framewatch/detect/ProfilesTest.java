package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.Settings;
import framewatch.config.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilesTest {

  private static EnabledDetectors black(Map<String, String> given) {
    return Detectors.enable(
        Detectors.named(List.of("black")),
        Settings.load(Detectors.tables(), null, Map.of(), given));
  }

  private static String hash(EnabledDetectors detectors, String profile, String stream) {
    return detectors.of(profile, stream).get(0).configHash();
  }

  private static String expected(String level) {
    return hash(black(Map.of("black.level", level)), "default", "any");
  }

  @Test
  void whatIsMoreSpecialWins() {
    var detectors =
        black(
            Map.of(
                "black.level", "30",
                "profile.night.black.level", "40",
                "stream.tv.5.black.level", "50",
                "stream.tv.5.profile", "night",
                "stream.tv.6.profile", "night"));
    assertThat(hash(detectors, "default", "tv.1")).isEqualTo(expected("30"));
    assertThat(hash(detectors, "night", "tv.1")).isEqualTo(expected("40"));
    assertThat(hash(detectors, "default", "tv.6")).isEqualTo(expected("40"));
    assertThat(hash(detectors, "default", "tv.5")).isEqualTo(expected("50"));
  }

  @Test
  void settingsChangeAProfileThatComesAlong() {
    var live = black(Map.of()).of("live", "s").get(0);
    var changed = black(Map.of("profile.live.black.min-duration", "9s")).of("live", "s").get(0);
    assertThat(changed.configHash()).isNotEqualTo(live.configHash());
    assertThat(changed.configHash())
        .isEqualTo(hash(black(Map.of("black.min-duration", "9s")), "default", "s"));
  }

  @Test
  void oneForAllStreams() {
    var detectors = black(Map.of());
    assertThat(hash(detectors.under("live"), "default", "s"))
        .isEqualTo(hash(detectors, "live", "s"));
  }

  @Test
  void aProfileThatThereIsNoneOfGivesTheDefaults() {
    var detectors = black(Map.of());
    assertThat(detectors.of("gone", "s").get(0).profile().name()).isEqualTo("default");
  }

  @Test
  void theHashOfAProfileIsThatOfAllDetectorsWhicheverRun() {
    var given = Settings.load(Detectors.tables(), null, Map.of(), Map.of("freeze.still", "0.5"));
    var video = Detectors.enable(Detectors.set("video"), given).of("live", "s").get(0).profile();
    var audio = Detectors.enable(Detectors.set("audio"), given).of("live", "s").get(0).profile();
    assertThat(video).isEqualTo(audio);
    assertThat(video.hash())
        .hasSize(16)
        .isNotEqualTo(black(Map.of()).of("live", "s").get(0).profile().hash());
  }

  @Test
  void namesAKeyThatIsNone() {
    assertThatThrownBy(() -> black(Map.of("profile.live.black.levl", "3")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("profile.live.black.levl: expected profile.NAME.KEY")
        .hasMessageContaining("black.level");
  }

  @Test
  void namesTheProfileOfAWrongValue() {
    assertThatThrownBy(() -> black(Map.of("profile.live.black.level", "loud")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("profile live: black.level=loud: expected a number");
  }

  @Test
  void namesAProfileThatThereIsNoneOf() {
    assertThatThrownBy(() -> black(Map.of("stream.tv.profile", "lice")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("stream.tv.profile=lice: unknown")
        .hasMessageContaining("live");
    assertThatThrownBy(() -> black(Map.of()).under("lice")).isInstanceOf(SettingsException.class);
  }
}
