package framewatch.standalone.bench;

import framewatch.ingest.IngestSettings;
import framewatch.ingest.publish.Publisher;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all benchmarks are given.
 *
 * @param rounds how often everything is measured, in turn
 * @param maxFrames of the clip that are used
 * @param broker publishes to a broker; shared by all streams, as in a worker
 * @param direct makes what finds defects in this process
 * @param stopped true from when on everything is to end soon
 * @param say told what is going on
 */
public record Bench(
    Path file,
    IngestSettings settings,
    int rounds,
    long maxFrames,
    Publisher broker,
    Supplier<Publisher> direct,
    BooleanSupplier stopped,
    Consumer<String> say) {
  private static final int MAX_WARM_UP = 6;

  Clip clip() {
    say.accept("looking through " + file.getFileName());
    return Clip.of(file, settings.source(), maxFrames);
  }

  Decode decode(Clip clip) {
    return new Decode(clip, settings.source(), null, stopped);
  }

  Decode measure(Clip clip) {
    return new Decode(clip, settings.source(), settings.measure(), stopped);
  }

  Watch ingest(Clip clip, int stream) {
    return new Watch("bench-" + stream, clip, settings, broker, stopped);
  }

  /** Runs work until next to nothing is left to compile, and at least twice. */
  void warmUp(String what, Work work) throws Exception {
    for (int i = 1; i <= MAX_WARM_UP; i++) {
      say.accept("warming up, " + what + ", run " + i);
      boolean warm = Meter.run(work).warm();
      check();
      if (warm && i > 1) {
        return;
      }
    }
  }

  /** Ends the benchmark if it is to end. */
  void check() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
  }
}
