package framewatch.ingest;

import framewatch.config.SourceUri;
import framewatch.ingest.publish.Assignment;
import framewatch.wire.avro.StreamSpec;
import java.time.Duration;
import java.util.Collection;

/** Watches the streams that the streams topic gives to this worker. */
final class AssignedStreams implements Assignment.Streams {
  private final Ingest ingest;
  private final IngestSettings settings;

  AssignedStreams(Ingest ingest, IngestSettings settings) {
    this.ingest = ingest;
    this.settings = settings;
  }

  @Override
  public void start(StreamSpec spec) {
    var interval = Duration.ofMillis(Math.max(0, spec.getSampleIntervalMs()));
    var samples = settings.samples().withInterval(interval);
    ingest.start(spec.getStreamId(), SourceUri.of(spec.getUri()), settings.with(samples), true);
  }

  @Override
  public void stop(Collection<String> streamIds, boolean forGood) {
    ingest.stop(streamIds, forGood);
  }
}
