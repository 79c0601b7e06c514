package framewatch.detect;

import framewatch.config.ParamTable;
import framewatch.config.Settings;

/** A detector with its settings, ready for any number of streams. */
public final class EnabledDetector {

  private final Spec<?> spec;
  private final Detector<?> detector;
  private final RecordCodec<?> codec;
  private final String configHash;
  private final long configBits;
  private final Profile profile;

  private EnabledDetector(Spec<?> spec, Detector<?> detector, String settings, Profile profile) {
    this.spec = spec;
    this.profile = profile;
    this.detector = detector;
    this.codec = new RecordCodec<>(detector.start().getClass());
    this.configHash = Hash.hex(16, spec.name(), Integer.toString(spec.version()), settings);
    this.configBits = Hash.bits(spec.name(), configHash);
  }

  /**
   * Makes a detector.
   *
   * @throws framewatch.config.SettingsException if a setting of it has a value that is not allowed
   */
  static <P extends Record> EnabledDetector of(Spec<P> spec, Settings settings, Profile profile) {
    ParamTable<P> table = spec.table();
    P params = settings.read(table);
    return new EnabledDetector(
        spec, spec.maker().apply(params), table.toMap(params).toString(), profile);
  }

  /** What is known of it. */
  public Spec<?> spec() {
    return spec;
  }

  /** 16 hexadecimal digits over name, version and settings. */
  public String configHash() {
    return configHash;
  }

  /** As {@link #configHash}, shorter: whose state it is that was saved. */
  long configBits() {
    return configBits;
  }

  Profile profile() {
    return profile;
  }

  Detector<?> detector() {
    return detector;
  }

  RecordCodec<?> codec() {
    return codec;
  }
}
