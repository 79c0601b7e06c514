package framewatch.cli;

import framewatch.config.ParamTable;
import framewatch.config.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of commands that have settings; a picocli mixin. */
public final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with settings; the environment and -s win over it.")
  private @Nullable Path file;

  @Option(
      names = {"-s", "--setting"},
      paramLabel = "KEY=VALUE",
      description = "A setting, such as black.min-duration=500ms. Repeatable.")
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * The settings of this process.
   *
   * @throws framewatch.config.SettingsException for an unknown key, a wrong value or file
   */
  public Settings load(Collection<? extends ParamTable<?>> tables) {
    return load(tables, Map.of());
  }

  /**
   * The settings of a process some of whose settings have flags of their own.
   *
   * @param flags what these flags say, by key; they win
   * @throws framewatch.config.SettingsException for an unknown key, a wrong value or file
   */
  public Settings load(Collection<? extends ParamTable<?>> tables, Map<String, String> flags) {
    var given = new LinkedHashMap<>(values);
    given.putAll(flags);
    return Settings.load(tables, file, System.getenv(), given);
  }
}
