package framewatch.ingest;

import framewatch.config.SourceUri;
import framewatch.ingest.publish.Assignment;
import framewatch.wire.avro.StreamSpec;
import java.time.Duration;
import java.util.Collection;

/** Watches the streams that the streams topic gives to this worker. */
final class AssignedStreams implements Assignment.Streams {
  /** What a stream says that leaves its profile to the worker. */
  private static final String NO_PROFILE = "default";

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
    IngestSettings own = settings.with(samples);
    if (!spec.getProfile().equals(NO_PROFILE)) {
      own = own.withProfile(spec.getProfile());
    }
    ingest.start(spec.getStreamId(), SourceUri.of(spec.getUri()), own, true);
  }

  @Override
  public void stop(Collection<String> streamIds, boolean forGood) {
    ingest.stop(streamIds, forGood);
  }
}
