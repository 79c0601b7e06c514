package framewatch.ingest;

import framewatch.config.Redactor;
import java.io.PrintWriter;

/** Tells a person what becomes of the streams: a line when one opens, is lost, or ends. */
final class Console implements Ingest.Listener {
  private final PrintWriter err;

  Console(PrintWriter err) {
    this.err = err;
  }

  @Override
  public Progress started(String streamId) {
    return new Progress() {
      private String lastReason = "";

      @Override
      public void at(long timeUs, long durationUs) {}

      @Override
      public void opened(String formats) {
        lastReason = "";
        say(streamId + ": opened, " + formats);
      }

      @Override
      public void lost(String reason) {
        if (!reason.equals(lastReason)) {
          lastReason = reason;
          say(streamId + ": " + reason + "; trying again");
        }
      }
    };
  }

  @Override
  public void ended(Summary summary) {
    if (summary.failure() == null) {
      say(summary.streamId() + ": ended, " + summary);
    } else {
      say("framewatch: " + summary.failure());
    }
  }

  private void say(String line) {
    synchronized (err) {
      err.println(Redactor.text(line));
      err.flush();
    }
  }
}
