package framewatch.analyzer;

import framewatch.cli.SettingsOptions;
import framewatch.cli.UsageException;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of commands that run detectors: which, and with what settings; a picocli mixin. */
public final class DetectorOptions {

  @Option(
      names = "--detectors",
      split = ",",
      paramLabel = "NAME",
      description = "Detectors to run, separated by commas.")
  private final List<String> detectors = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description = "Named set of detectors to run. Default: all.")
  private @Nullable String set;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Take the settings of this profile for every stream. Default: the one that a stream's"
              + " records name.")
  private @Nullable String profile;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  /**
   * The settings of this process.
   *
   * @throws framewatch.config.SettingsException for an unknown key, a wrong value or file
   */
  public Settings load(Collection<? extends ParamTable<?>> tables) {
    return load(tables, Map.of());
  }

  Settings load(Collection<? extends ParamTable<?>> tables, Map<String, String> flags) {
    return settings.load(tables, flags);
  }

  /**
   * The detectors asked for.
   *
   * @throws UsageException if both flags are given
   * @throws framewatch.config.SettingsException if there is none of a name, or a setting is wrong
   */
  public EnabledDetectors enable(Settings given) {
    EnabledDetectors enabled = Detectors.enable(specs(), given);
    return profile == null ? enabled : enabled.under(profile);
  }

  private List<Spec<?>> specs() {
    if (set != null && !detectors.isEmpty()) {
      throw new UsageException("--set and --detectors: expected one of them");
    }
    return detectors.isEmpty() ? Detectors.set(setName()) : Detectors.named(detectors);
  }

  /** What the chosen detectors are called together: the set's name, or their names. */
  String name() {
    return detectors.isEmpty()
        ? setName()
        : String.join("-", specs().stream().map(Spec::name).toList());
  }

  private String setName() {
    return set == null ? "all" : set;
  }
}
