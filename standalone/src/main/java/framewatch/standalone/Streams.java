package framewatch.standalone;

import framewatch.cli.InputException;
import framewatch.cli.UsageException;
import framewatch.config.SourceUri;
import framewatch.ingest.StreamIds;
import framewatch.ingest.Summary;
import org.jspecify.annotations.Nullable;

/** What the commands that watch a stream themselves have in common. */
final class Streams {
  private Streams() {}

  /**
   * The stream's id: the one that was given, or as ingest would call the source, so that the ids of
   * the defects are the same.
   *
   * @throws UsageException if it cannot be one
   */
  static String id(@Nullable String given, SourceUri uri) {
    String id = given == null ? StreamIds.derive(uri) : given;
    if (!StreamIds.valid(id)) {
      throw new UsageException(
          "--stream-id " + id + ": expected 1 to 200 characters of A-Z a-z 0-9 . _ -");
    }
    return id;
  }

  /**
   * Does nothing if the stream was watched to its end.
   *
   * @throws InputException if the source could not be opened or read on
   * @throws IllegalStateException if the fault is ours
   */
  static void check(Summary summary) {
    if (summary.failure() == null) {
      return;
    }
    if (summary.outcome() == Summary.Outcome.NO_INPUT) {
      throw new InputException(summary.failure());
    }
    throw new IllegalStateException(summary.failure());
  }
}
