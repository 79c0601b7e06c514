package framewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamTableTest {
  enum Mode {
    WHOLE_PICTURE,
    CENTRE
  }

  record Params(
      @Param(value = "2s", min = 0.1, max = 3600, help = "Shortest black that is reported.")
          Duration minDuration,
      @Param(value = "0.98", min = 0, max = 1, help = "Share of dark pixels.") double share,
      @Param(value = "-60dB", unit = "dB", max = 0, help = "Level.") double level,
      @Param(value = "8", min = 1, help = "Rows.") int rows,
      @Param(value = "0", help = "Offset.") long offset,
      @Param(value = "true", help = "Logo | bug tolerated.") boolean tolerateLogo,
      @Param(value = "whole-picture", help = "Where to look.") Mode mode,
      @Param(value = "", help = "Name.") String r103Name) {

    Params {
      if (rows > 100 && mode == Mode.CENTRE) {
        throw new IllegalArgumentException("rows=" + rows + ": expected at most 100 with centre");
      }
    }
  }

  private final ParamTable<Params> table = ParamTable.of("black", Params.class);

  @Test
  void readsDefaultsFromTheRecord() {
    assertThat(table.defaults())
        .isEqualTo(
            new Params(Duration.ofSeconds(2), 0.98, -60, 8, 0, true, Mode.WHOLE_PICTURE, ""));
  }

  @Test
  void parsesValuesByKey() {
    var params =
        table.parse(
            Map.of(
                "black.min-duration",
                "1.5s",
                "black.level",
                "-50.5 dB",
                "black.mode",
                "Centre",
                "black.tolerate-logo",
                "false",
                "black.r103-name",
                "a b"));
    assertThat(params)
        .isEqualTo(
            new Params(Duration.ofMillis(1500), 0.98, -50.5, 8, 0, false, Mode.CENTRE, "a b"));
  }

  @Test
  void writesEqualSettingsAsEqualText() {
    var one = table.parse(Map.of("black.min-duration", "2000ms", "black.share", "0.980"));
    assertThat(table.toMap(one)).isEqualTo(table.toMap(table.defaults()));
    assertThat(table.toMap(one))
        .hasToString(
            "{black.level=-60dB, black.min-duration=2s, black.mode=whole-picture, black.offset=0,"
                + " black.r103-name=, black.rows=8, black.share=0.98, black.tolerate-logo=true}");
    assertThat(table.parse(table.toMap(one))).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "black.min-duration | 2 | black.min-duration=2: expected a duration such as 2s",
        "black.min-duration | 1ms | black.min-duration=1ms: expected a duration in 100ms..3600s"
            + " such as 2s",
        "black.share | 1.5 | black.share=1.5: expected a number in 0..1 such as 0.98",
        "black.share | NaN | black.share=NaN: expected a number in 0..1 such as 0.98",
        "black.level | -60 | black.level=-60: expected a number of at most 0dB such as -60dB",
        "black.level | 3dB | black.level=3dB: expected a number of at most 0dB such as -60dB",
        "black.rows | 1.5 | black.rows=1.5: expected a whole number of at least 1 such as 8",
        "black.offset | 9223372036854775808 | black.offset=9223372036854775808: expected a whole"
            + " number such as 0",
        "black.tolerate-logo | yes | black.tolerate-logo=yes: expected true or false",
        "black.mode | edge | black.mode=edge: expected whole-picture or centre",
        "black.minduration | 2s | black.minduration: unknown setting, did you mean"
            + " black.min-duration?",
        "white | 1 | white: unknown setting",
      })
  void saysInOneLineWhatIsWrong(String key, String value, String message) {
    assertThatThrownBy(() -> table.parse(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }

  @Test
  void passesOnWhatTheRecordRefuses() {
    assertThatThrownBy(() -> table.parse(Map.of("black.rows", "200", "black.mode", "centre")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("black: rows=200: expected at most 100 with centre");
  }

  @Test
  void documentsItself() {
    assertThat(table.markdown())
        .startsWith(
            """
            | setting | default | type | range | meaning |
            | --- | --- | --- | --- | --- |
            | `black.min-duration` | `2s` | duration | 100ms..3600s | Shortest black that is reported. |
            | `black.share` | `0.98` | number | 0..1 | Share of dark pixels. |
            | `black.level` | `-60dB` | number in dB | at most 0dB | Level. |
            """)
        .contains("| Logo \\| bug tolerated. |");
    assertThat(table.help()).contains("  black.share=0.98  (0..1)\n      Share of dark pixels.\n");
  }

  record Unannotated(int rows) {}

  record BadDefault(@Param(value = "2", help = "x") Duration time) {}

  @Test
  void refusesATableThatIsWrongInItself() {
    assertThatThrownBy(() -> ParamTable.of("x", Unannotated.class)).hasMessageContaining("@Param");
    assertThatThrownBy(() -> ParamTable.of("x", BadDefault.class))
        .hasMessage("x.time=2: expected a duration such as 2s");
  }

  private record Times(
      @Param(value = "2s", min = 0, help = "Shortest.") Duration minDuration,
      @Param(value = "1s", min = 0, help = "Until it is over.") Duration recovery) {}

  private record Grouped(
      @Param(value = "3", help = "A level.") int level,
      @ParamGroup(defaults = "min-duration=500ms", because = "Fades are shorter.") Times times) {}

  private record Misspelt(@ParamGroup(defaults = "duration=500ms") Times times) {}

  @Test
  void settingsOfAGroupStandAmongTheOthers() {
    var table = ParamTable.of("black", Grouped.class);
    assertThat(table.rows())
        .extracting(ParamTable.Row::key, ParamTable.Row::defaultValue, ParamTable.Row::help)
        .containsExactly(
            tuple("black.level", "3", "A level."),
            tuple("black.min-duration", "500ms", "Shortest. Fades are shorter."),
            tuple("black.recovery", "1s", "Until it is over."));
    var params = table.parse(Map.of("black.recovery", "4s"));
    assertThat(params.times()).isEqualTo(new Times(Duration.ofMillis(500), Duration.ofSeconds(4)));
    assertThat(table.toMap(params))
        .isEqualTo(
            Map.of("black.level", "3", "black.min-duration", "500ms", "black.recovery", "4s"));
  }

  @Test
  void aDefaultOfAGroupHasToBeOneOfItsSettings() {
    assertThatThrownBy(() -> ParamTable.of("black", Misspelt.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no duration");
  }
}
