package framewatch.standalone;

import framewatch.config.Settings;
import framewatch.config.SourceUri;
import framewatch.detect.Detectors;
import framewatch.detect.Spec;
import framewatch.ingest.IngestSettings;
import framewatch.ingest.Progress;
import framewatch.ingest.StreamWorker;
import framewatch.wire.avro.DefectEvent;
import java.util.ArrayList;
import java.util.List;

/** What {@code inspect} does, for tests that want the events themselves. */
public final class Direct {
  private Direct() {}

  /** The events of all detectors over a source, without a broker. */
  public static List<DefectEvent> inspect(String streamId, String uri) {
    return inspect(streamId, uri, Detectors.ALL, Settings.defaults(Detectors.tables()));
  }

  /** The events of some detectors. */
  public static List<DefectEvent> inspect(
      String streamId, String uri, List<Spec<?>> detectors, Settings detection) {
    List<DefectEvent> events = new ArrayList<>();
    Settings settings = Settings.defaults(IngestSettings.tables());
    DirectPublisher publisher =
        new DirectPublisher(Detectors.enable(detectors, detection), events::add);
    try (StreamWorker worker =
        new StreamWorker(
            streamId,
            SourceUri.of(uri),
            IngestSettings.of(settings),
            publisher,
            false,
            Progress.NONE)) {
      Streams.check(worker.run());
    }
    return events;
  }
}
