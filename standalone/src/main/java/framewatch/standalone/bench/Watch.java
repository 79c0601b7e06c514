package framewatch.standalone.bench;

import framewatch.cli.InputException;
import framewatch.config.SourceUri;
import framewatch.ingest.IngestSettings;
import framewatch.ingest.Progress;
import framewatch.ingest.StreamWorker;
import framewatch.ingest.Summary;
import framewatch.ingest.publish.Publisher;
import java.util.function.BooleanSupplier;

/**
 * Watches a file as a worker does: decodes, measures, samples, and publishes.
 *
 * @param limitUs media time at which to end, microseconds
 * @param progress told how far it has come
 * @param stopped true from when on it is to give up
 */
record Watch(
    String streamId,
    SourceUri uri,
    IngestSettings settings,
    Publisher publisher,
    long limitUs,
    Progress progress,
    BooleanSupplier stopped)
    implements Work {

  Watch(
      String streamId,
      Clip clip,
      IngestSettings settings,
      Publisher publisher,
      BooleanSupplier stopped) {
    this(
        streamId,
        clip.uri(),
        settings,
        publisher,
        // The time of its last frame, not its end.
        clip.whole() ? Long.MAX_VALUE : clip.mediaUs() - clip.mediaUs() / clip.frames(),
        Progress.NONE,
        stopped);
  }

  @Override
  public Pass run() {
    End end = new End();
    try (StreamWorker worker = new StreamWorker(streamId, uri, settings, publisher, false, end)) {
      end.stop = worker::closeForGood;
      Summary summary = worker.run();
      if (summary.failure() != null) {
        throw new InputException(summary.failure());
      }
      return new Pass(summary.frames(), summary.timeUs());
    }
  }

  /** Ends the run when it has come far enough. */
  private final class End implements Progress {
    private Runnable stop = () -> {};

    @Override
    public void at(long timeUs, long durationUs) {
      progress.at(timeUs, durationUs);
      if (timeUs >= limitUs || stopped.getAsBoolean()) {
        stop.run();
      }
    }
  }
}
