package framewatch.detect;

import framewatch.config.ParamTable;
import framewatch.config.Settings;

/** A detector with its settings, ready for any number of streams. */
public final class EnabledDetector {

  private final Spec<?> spec;
  private final Detector<?> detector;
  private final RecordCodec<?> codec;
  private final String configHash;

  private EnabledDetector(Spec<?> spec, Detector<?> detector, String settings) {
    this.spec = spec;
    this.detector = detector;
    this.codec = new RecordCodec<>(detector.start().getClass());
    this.configHash = Hash.hex(16, spec.name(), Integer.toString(spec.version()), settings);
  }

  /**
   * Makes a detector.
   *
   * @throws framewatch.config.SettingsException if a setting of it has a value that is not allowed
   */
  public static <P extends Record> EnabledDetector of(Spec<P> spec, Settings settings) {
    ParamTable<P> table = spec.table();
    P params = settings.read(table);
    return new EnabledDetector(spec, spec.maker().apply(params), table.toMap(params).toString());
  }

  /** What is known of it. */
  public Spec<?> spec() {
    return spec;
  }

  /** 16 hexadecimal digits over name, version and settings. */
  public String configHash() {
    return configHash;
  }

  Detector<?> detector() {
    return detector;
  }

  RecordCodec<?> codec() {
    return codec;
  }
}
