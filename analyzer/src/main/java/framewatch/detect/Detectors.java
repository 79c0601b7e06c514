package framewatch.detect;

import framewatch.config.Nearest;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.config.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All detectors, and the named sets of them that a deployment can run. */
public final class Detectors {

  /** Every detector: one line each, sorted by name. */
  public static final List<Spec<?>> ALL =
      List.of(
          AudioLevelDetector.SPEC,
          AvMarkerDetector.SPEC,
          AvOffsetDetector.SPEC,
          BlackDetector.SPEC,
          BlockCorruptionDetector.SPEC,
          BlockinessDetector.SPEC,
          BlurDetector.SPEC,
          CaptionsDetector.SPEC,
          ChannelSilenceDetector.SPEC,
          ClickDetector.SPEC,
          ClippingDetector.SPEC,
          DcOffsetDetector.SPEC,
          DecodeErrorsDetector.SPEC,
          DiscontinuityDetector.SPEC,
          DropoutDetector.SPEC,
          FlashDetector.SPEC,
          FlickerDetector.SPEC,
          FormatChangeDetector.SPEC,
          FreezeDetector.SPEC,
          InterlaceDetector.SPEC,
          LetterboxDetector.SPEC,
          LevelsDetector.SPEC,
          LoudnessDetector.SPEC,
          LoudnessShortTermDetector.SPEC,
          MissingTrackDetector.SPEC,
          MonoDetector.SPEC,
          PhaseDetector.SPEC,
          Scte35Detector.SPEC,
          SilenceDetector.SPEC,
          SlateDetector.SPEC,
          SolidColourDetector.SPEC,
          StalledDetector.SPEC,
          StutterDetector.SPEC,
          TearingDetector.SPEC,
          TestCardDetector.SPEC,
          TruePeakDetector.SPEC,
          TruncatedDetector.SPEC,
          TsErrorsDetector.SPEC);

  /** Names of the detectors of each named set. */
  public static final SortedMap<String, List<String>> SETS = sets();

  private Detectors() {}

  private static SortedMap<String, List<String>> sets() {
    var sets = new TreeMap<String, List<String>>();
    sets.put("all", ALL.stream().map(Spec::name).toList());
    // Together they are all, without overlap: what two analyzers share between them.
    sets.put(
        "video",
        List.of(
            "black",
            "block-corruption",
            "blockiness",
            "blur",
            "flash",
            "flicker",
            "freeze",
            "interlace",
            "letterbox",
            "levels",
            "slate",
            "solid-colour",
            "stutter",
            "tearing",
            "test-card"));
    sets.put(
        "audio",
        List.of(
            "audio-level",
            "av-marker",
            "av-offset",
            "captions",
            "channel-silence",
            "click",
            "clipping",
            "dc-offset",
            "decode-errors",
            "discontinuity",
            "dropout",
            "format-change",
            "loudness",
            "loudness-short-term",
            "missing-track",
            "mono",
            "phase",
            "scte-35",
            "silence",
            "stalled",
            "true-peak",
            "truncated",
            "ts-errors"));
    return java.util.Collections.unmodifiableSortedMap(sets);
  }

  /**
   * The detectors of a named set.
   *
   * @throws SettingsException if there is none of that name
   */
  public static List<Spec<?>> set(String name) {
    List<String> names = SETS.get(name);
    if (names == null) {
      throw new SettingsException(
          "set %s: unknown%s; there are %s"
              .formatted(
                  name, Nearest.hint(name, SETS.keySet()), String.join(", ", SETS.keySet())));
    }
    return named(names);
  }

  /**
   * The detectors of these names, in the order of {@link #ALL}, so that the order in which somebody
   * writes them changes nothing.
   *
   * @throws SettingsException if there is none of such a name, or no name
   */
  public static List<Spec<?>> named(Collection<String> names) {
    Map<String, Spec<?>> known = new LinkedHashMap<>();
    ALL.forEach(spec -> known.put(spec.name(), spec));
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new SettingsException(
            "detector %s: unknown%s".formatted(name, Nearest.hint(name, known.keySet())));
      }
    }
    known.keySet().retainAll(names);
    if (known.isEmpty()) {
      throw new SettingsException("no detector named: expected one or more of all detectors");
    }
    return List.copyOf(known.values());
  }

  /** The settings of all detectors, also of those that are not run: a file may be shared. */
  public static List<ParamTable<?>> tables() {
    List<ParamTable<?>> tables = new ArrayList<>();
    ALL.forEach(spec -> tables.add(spec.table()));
    return tables;
  }

  /**
   * Detectors with the settings of a process and its profiles.
   *
   * @throws SettingsException if a setting has a value that is not allowed
   */
  public static EnabledDetectors enable(List<Spec<?>> specs, Settings settings) {
    return EnabledDetectors.of(specs, settings);
  }
}
