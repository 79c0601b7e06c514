package framewatch.standalone.bench;

import framewatch.config.ParamTable;
import framewatch.ingest.measure.MeasureParams;
import framewatch.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each step of watching costs on top of decoding, what FFmpeg's filters cost on the same
 * frames, and what travels. Every round does everything once, so that what else goes on on the
 * machine falls on all of it.
 */
public final class CostBenchmark {
  private static final MeasureParams FULL_ROWS =
      ParamTable.of("measure", MeasureParams.class).parse(Map.of("measure.step", "1"));

  private final Bench bench;
  private final TopicBytes topics;
  private final long filterFrames;

  private CostBenchmark(Bench bench, TopicBytes topics, long filterFrames) {
    this.bench = bench;
    this.topics = topics;
    this.filterFrames = filterFrames;
  }

  /**
   * Measures.
   *
   * @param admin how to reach the broker that {@link Bench#broker} publishes to
   * @param filterFrames most frames that the slow filters get
   */
  public static BenchReport run(Bench bench, Map<String, Object> admin, long filterFrames)
      throws Exception {
    try (TopicBytes topics = new TopicBytes(admin)) {
      return new CostBenchmark(bench, topics, filterFrames).run();
    }
  }

  private BenchReport run() throws Exception {
    Clip clip = bench.clip();
    bench.warmUp("decode", bench.decode(clip));
    bench.warmUp("measures", bench.measure(clip));
    bench.warmUp("measures of all rows", fullRows(clip));
    bench.warmUp("ingest", bench.ingest(clip, 0));
    bench.warmUp("inspect", inspect(clip));
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= bench.rounds(); i++) {
      bench.say().accept("round " + i + " of " + bench.rounds());
      rounds.add(round(clip));
      bench.check();
    }
    return CostReport.of(clip, rounds, Math.min(filterFrames, clip.frames()));
  }

  private Round round(Clip clip) throws Exception {
    double decode = Meter.run(bench.decode(clip)).msPerFrame();
    double measured = Meter.run(bench.measure(clip)).msPerFrame();
    double fullRows = Meter.run(fullRows(clip)).msPerFrame();
    double inspect = Meter.run(inspect(clip)).msPerFrame();
    long descriptors = topics.of(Topics.FRAMES.name());
    long samples = topics.of(Topics.SAMPLES.name());
    Cost ingest = Meter.run(bench.ingest(clip, 0));
    double frames = ingest.pass().frames();
    double decodeAgain = Meter.run(bench.decode(clip)).msPerFrame();
    bench.check();
    long filtered = Math.min(filterFrames, clip.frames());
    return new Round(
        // What all else is compared with, before and after it.
        (decode + decodeAgain) / 2,
        measured,
        fullRows,
        ingest.msPerFrame(),
        inspect,
        ingest.restMsPerFrame(),
        FfmpegProgram.decodeMs(clip) / clip.frames(),
        FfmpegProgram.filtersMs(clip, filtered) / filtered,
        (topics.of(Topics.FRAMES.name()) - descriptors) / frames,
        (topics.of(Topics.SAMPLES.name()) - samples) / frames);
  }

  private Work fullRows(Clip clip) {
    return new Decode(clip, bench.settings().source(), FULL_ROWS, bench.stopped());
  }

  private Work inspect(Clip clip) {
    // Made anew for every run: a stream that comes again is not looked at again.
    return () ->
        new Watch("bench", clip, bench.settings(), bench.direct().get(), bench.stopped()).run();
  }
}
