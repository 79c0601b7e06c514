package framewatch.standalone.bench;

import framewatch.config.SourceUri;
import framewatch.ingest.Progress;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a frame costs the same from the first to the last of a long session: the clip, over and
 * over in one file, ingested in one go, its CPU time by parts of equal media time.
 */
public final class LongBenchmark implements Progress {
  private static final int PARTS = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Bench bench;
  private final long partUs;
  private final long partFrames;
  private final List<Double> msPerFrame = new ArrayList<>();
  private final List<Double> resident = new ArrayList<>();
  private long producers;
  private long nanos;

  private LongBenchmark(Bench bench, long frames, long mediaUs) {
    this.bench = bench;
    partUs = mediaUs / PARTS;
    partFrames = frames / PARTS;
  }

  /** Measures a session of at least so many frames. */
  public static BenchReport run(Bench bench, long frames) throws Exception {
    Clip clip = bench.clip();
    bench.warmUp("ingest", bench.ingest(clip, 0));
    long times = Math.max(1, (frames + clip.frames() - 1) / clip.frames());
    Path file = Files.createTempFile("framewatch-bench", ".mkv");
    try {
      bench.say().accept("writing the clip " + times + " times into " + file);
      FfmpegProgram.repeat(clip.file(), times, file);
      long mediaUs = times * clip.mediaUs();
      LongBenchmark parts = new LongBenchmark(bench, times * clip.frames(), mediaUs);
      parts.begin();
      Meter.run(
          new Watch(
              "bench-long",
              SourceUri.of(file.toString()),
              bench.settings(),
              bench.broker(),
              Long.MAX_VALUE,
              parts,
              bench.stopped()));
      bench.check();
      return parts.report(clip);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The stream's thread begins with no time used; Kafka's has some. */
  private void begin() {
    producers = ProcessCpu.now().producers();
  }

  @Override
  public void at(long timeUs, long durationUs) {
    // The last part may be a frame short of the media time that was computed.
    long due = (msPerFrame.size() + 1) * partUs - partUs / 1000;
    if (timeUs < due || msPerFrame.size() == PARTS) {
      return;
    }
    long nowNanos = THREADS.getCurrentThreadCpuTime();
    long nowProducers = ProcessCpu.now().producers();
    msPerFrame.add((nowNanos - nanos + nowProducers - producers) / 1e6 / partFrames);
    resident.add((double) ProcessCpu.residentBytes());
    nanos = nowNanos;
    producers = nowProducers;
    bench.say().accept("part " + msPerFrame.size() + " of " + PARTS);
  }

  private BenchReport report(Clip clip) {
    List<List<Figure>> rows = new ArrayList<>();
    for (int part = 0; part < msPerFrame.size(); part++) {
      double ms = msPerFrame.get(part);
      rows.add(
          List.of(
              Figure.exact("toFrame", "up to frame", Unit.COUNT, (part + 1.0) * partFrames),
              Figure.exact("ingestMsPerFrame", "ingest, per frame", Unit.MS, ms),
              Figure.exact("overFirst", "/ first part", Unit.RATIO, ms / msPerFrame.get(0)),
              Figure.exact("residentBytes", "resident memory", Unit.BYTES, resident.get(part))));
    }
    Map<String, Object> facts = clip.facts(1);
    facts.put("sessionFrames", partFrames * PARTS);
    return new BenchReport(clip.title(), facts, List.of(), "parts", rows);
  }
}
