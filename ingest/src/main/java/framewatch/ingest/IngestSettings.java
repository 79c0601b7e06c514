package framewatch.ingest;

import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.ingest.measure.MeasureParams;
import framewatch.ingest.publish.SampleParams;
import framewatch.ingest.source.SourceParams;
import java.util.List;

/** All that is set for the watching of one stream. */
public record IngestSettings(
    IngestParams ingest, SampleParams samples, MeasureParams measure, SourceParams source) {
  private static final ParamTable<IngestParams> INGEST =
      ParamTable.of("ingest", IngestParams.class);
  private static final ParamTable<SampleParams> SAMPLES =
      ParamTable.of("samples", SampleParams.class);
  private static final ParamTable<MeasureParams> MEASURE =
      ParamTable.of("measure", MeasureParams.class);
  private static final ParamTable<SourceParams> SOURCE =
      ParamTable.of("source", SourceParams.class);

  /** The tables that these settings are read from. */
  public static List<ParamTable<?>> tables() {
    return List.of(INGEST, SAMPLES, MEASURE, SOURCE);
  }

  /** Reads the settings of a process that was loaded with {@link #tables}. */
  public static IngestSettings of(Settings settings) {
    return new IngestSettings(
        settings.read(INGEST),
        settings.read(SAMPLES),
        settings.read(MEASURE),
        settings.read(SOURCE));
  }

  /** The same with other samples. */
  public IngestSettings with(SampleParams other) {
    return new IngestSettings(ingest, other, measure, source);
  }

  /** The same with another profile. */
  public IngestSettings withProfile(String profile) {
    return new IngestSettings(ingest.withProfile(profile), samples, measure, source);
  }
}
