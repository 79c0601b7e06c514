package framewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  record Params(
      @Param(value = "1", help = "a") int rows,
      @Param(value = "2", help = "b") int columns,
      @Param(value = "3", help = "c") int tilesPerRow,
      @Param(value = "4", help = "d") int depth) {}

  private final ParamTable<Params> table = ParamTable.of("grid", Params.class);

  @TempDir Path folder;

  @Test
  void commandLineBeatsEnvironmentBeatsFileBeatsDefault() throws Exception {
    var file = folder.resolve("x.properties");
    Files.writeString(file, "grid.rows=10\ngrid.columns=10\ngrid.tiles-per-row=10\n");
    var environment =
        Map.of("FRAMEWATCH_GRID_ROWS", "20", "FRAMEWATCH_GRID_COLUMNS", "20", "HOME", "/root");
    var settings = Settings.load(List.of(table), file, environment, Map.of("grid.rows", "30"));
    assertThat(settings.read(table)).isEqualTo(new Params(30, 20, 10, 4));
    assertThat(settings.given())
        .containsExactly(
            new Settings.Given("grid.columns", "20", "environment FRAMEWATCH_GRID_COLUMNS"),
            new Settings.Given("grid.rows", "30", "command line"),
            new Settings.Given("grid.tiles-per-row", "10", "file " + file));
  }

  @Test
  void namesTheNearestKnownKeyAndWhereTheWrongOneStands() {
    var environment = Map.of("FRAMEWATCH_GRID_TILES___PER___ROV", "1");
    assertThatThrownBy(() -> Settings.load(List.of(table), null, environment, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "grid.tiles-per-rov (environment FRAMEWATCH_GRID_TILES___PER___ROV): unknown setting,"
                + " did you mean grid.tiles-per-row?");
  }

  @Test
  void refusesAWrongValueWhenLoading() {
    assertThatThrownBy(
            () -> Settings.load(List.of(table), null, Map.of(), Map.of("grid.rows", "many")))
        .hasMessage("grid.rows=many: expected a whole number such as 1");
  }

  @Test
  void keepsTheClientsKeysAsideAndHidesTheirSecrets() {
    var environment =
        Map.of(
            "FRAMEWATCH_CONSUMER_MAX_POLL_RECORDS", "5",
            "FRAMEWATCH_SASL_JAAS_CONFIG", "password=\"canary\"",
            "FRAMEWATCH_SCHEMA_REGISTRY_URL", "http://u:canary@r",
            "FRAMEWATCH_DEBUG", "1");
    var settings = Settings.load(List.of(table), null, environment, Map.of());
    assertThat(settings.clientKeys())
        .containsEntry("consumer.max.poll.records", "5")
        .containsEntry("sasl.jaas.config", "password=\"canary\"")
        .hasSize(3);
    assertThat(settings.given().toString()).doesNotContain("canary").contains("[hidden]");
  }

  @Test
  void readsASecretFromAFile() throws Exception {
    var file = Files.writeString(folder.resolve("secret"), "s3cret\n");
    var variables = Map.of("FRAMEWATCH_BASIC_AUTH_USER_INFO_FILE", file.toString());
    assertThat(Environment.settings(variables)).containsEntry("basic.auth.user.info", "s3cret");
    var missing = Map.of("FRAMEWATCH_SSL_KEY_PASSWORD_FILE", "/no/such");
    assertThatThrownBy(() -> Environment.settings(missing))
        .hasMessage("FRAMEWATCH_SSL_KEY_PASSWORD_FILE=/no/such: expected a readable file");
  }

  @Test
  void mapsVariablesToKeysAndBack() {
    for (String key : List.of("black.min-duration", "a.b_c", "a-b.c")) {
      assertThat(Environment.settings(Map.of(Environment.variable(key), "x"))).containsKey(key);
    }
  }

  @Test
  void saysWhichFileCannotBeRead() {
    assertThatThrownBy(() -> Settings.load(List.of(table), folder, Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder + ": expected a readable properties file");
  }
}
