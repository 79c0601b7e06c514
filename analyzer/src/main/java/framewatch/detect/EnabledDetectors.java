package framewatch.detect;

import framewatch.config.Nearest;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.config.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of a deployment, each with the settings that the profile of a stream gives it. Safe
 * for use by many threads.
 */
public final class EnabledDetectors {

  /** The profile of a stream that names none: all settings as the process has them. */
  public static final String DEFAULT_PROFILE = Profiles.DEFAULT;

  private final List<Spec<?>> specs;
  private final Settings settings;
  private final Profiles profiles;
  private final @Nullable String only;
  private final Map<Profiles.Choice, List<EnabledDetector>> made = new HashMap<>();

  private EnabledDetectors(
      List<Spec<?>> specs, Settings settings, Profiles profiles, @Nullable String only) {
    this.specs = specs;
    this.settings = settings;
    this.profiles = profiles;
    this.only = only;
  }

  /**
   * Detectors with the settings of a process.
   *
   * @throws SettingsException if a setting, also of a profile, is wrong
   */
  public static EnabledDetectors of(List<Spec<?>> specs, Settings settings) {
    return new EnabledDetectors(List.copyOf(specs), settings, Profiles.of(settings), null);
  }

  /** Those that read a lane. */
  public EnabledDetectors reading(Spec.Input input) {
    return new EnabledDetectors(
        specs.stream().filter(spec -> spec.input() == input).toList(), settings, profiles, only);
  }

  /**
   * The same with one profile for all streams, whatever their records name.
   *
   * @throws SettingsException if there is none of this name
   */
  public EnabledDetectors under(String profile) {
    if (!profiles.names().contains(profile)) {
      throw new SettingsException(
          "profile %s: unknown%s; there are %s"
              .formatted(
                  profile,
                  Nearest.hint(profile, profiles.names()),
                  String.join(", ", profiles.names())));
    }
    return new EnabledDetectors(specs, settings, profiles, profile);
  }

  /** What there is to know about them, whatever their settings. */
  public List<Spec<?>> specs() {
    return specs;
  }

  /** The profiles that there are, by name. */
  public SortedSet<String> profiles() {
    return profiles.names();
  }

  /** True if there is no detector. */
  public boolean isEmpty() {
    return specs.isEmpty();
  }

  /**
   * The detectors as a stream needs them.
   *
   * @param profile as its records name it; that of the default if there is none of this name
   */
  public List<EnabledDetector> of(String profile, String streamId) {
    var choice = profiles.choose(only == null ? profile : only, streamId);
    synchronized (made) {
      return made.computeIfAbsent(choice, this::make);
    }
  }

  private List<EnabledDetector> make(Profiles.Choice choice) {
    Settings special = settings.with(choice.values(), "profile " + choice.profile());
    // Over all detectors, whichever of them run here: one profile, one hash.
    var all = new ArrayList<String>();
    for (ParamTable<?> table : Detectors.tables()) {
      all.add(text(table, special));
    }
    var profile = new Profile(choice.profile(), Hash.hex(16, all.toArray(String[]::new)));
    List<EnabledDetector> enabled = new ArrayList<>();
    specs.forEach(spec -> enabled.add(EnabledDetector.of(spec, special, profile)));
    return List.copyOf(enabled);
  }

  private static <P extends Record> String text(ParamTable<P> table, Settings settings) {
    return table.toMap(settings.read(table)).toString();
  }
}
