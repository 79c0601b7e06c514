package framewatch.ingest.measure;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The windows of a file with sound. */
final class Windows {
  private Windows() {}

  /** Something of every window. */
  static <T> List<T> of(Path file, Function<AudioMeasures, T> measure) throws Exception {
    List<T> windows = new ArrayList<>();
    var meter = new AudioMeter(measures -> windows.add(measure.apply(measures)));
    try (Source source =
        Sources.open(
            SourceUri.of(file.toString()),
            ParamTable.of("source", SourceParams.class).parse(Map.of()))) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        meter.add((Sound) media, ((Sound) media).ptsUs);
        media = source.next();
      }
    }
    meter.flush();
    return windows;
  }
}
