package framewatch.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the rounds of {@link CostBenchmark} come to. */
final class CostReport {
  private static final double HOUR_S = 3600;

  private final List<Round> rounds;
  private final List<Figure> figures = new ArrayList<>();

  private CostReport(List<Round> rounds) {
    this.rounds = rounds;
  }

  /**
   * The report.
   *
   * @param filterFrames how many frames the ffmpeg program was given
   */
  static BenchReport of(Clip clip, List<Round> rounds, long filterFrames) {
    CostReport report = new CostReport(rounds);
    report.ratios(clip);
    report.times();
    report.volumes(clip);
    Map<String, Object> facts = clip.facts(rounds.size());
    facts.put("filterFrames", filterFrames);
    return new BenchReport(clip.title(), facts, report.figures, "", List.of());
  }

  private void ratios(Clip clip) {
    double raw = clip.rawFrameBytes();
    add("measureOverDecode", "measures / decode", Unit.RATIO, r -> r.measured() / r.decode());
    add(
        "measureFullRowsOverDecode",
        "measures of all rows / decode",
        Unit.RATIO,
        r -> r.fullRows() / r.decode());
    add("ingestOverDecode", "ingest / decode", Unit.RATIO, r -> r.ingest() / r.decode());
    add("inspectOverDecode", "inspect / decode", Unit.RATIO, r -> r.inspect() / r.decode());
    add(
        "filterChainOverMeasure",
        "seven FFmpeg filters / our measures",
        Unit.NUMBER,
        Round::filterChainOverMeasure);
    add(
        "filterChainOverDecode",
        "seven FFmpeg filters / ffmpeg decode",
        Unit.NUMBER,
        r -> r.filterChain() / r.ffmpegDecode());
    add(
        "descriptorBytesOverRaw",
        "descriptors / raw bytes",
        Unit.FRACTION,
        r -> r.descriptorBytes() / raw);
    add(
        "wireBytesOverRaw",
        "descriptors and samples / raw bytes",
        Unit.FRACTION,
        r -> (r.descriptorBytes() + r.sampleBytes()) / raw);
  }

  private void times() {
    add("decodeMsPerFrame", "decode, per frame", Unit.MS, Round::decode);
    add("measureMsPerFrame", "decode and measures, per frame", Unit.MS, Round::measured);
    add("ingestMsPerFrame", "ingest, per frame", Unit.MS, Round::ingest);
    add("inspectMsPerFrame", "inspect, per frame", Unit.MS, Round::inspect);
    add("brokerMsPerFrame", "broker and rest (not ingest), per frame", Unit.MS, Round::broker);
    add("ffmpegDecodeMsPerFrame", "ffmpeg decode, per frame", Unit.MS, Round::ffmpegDecode);
    add("filterChainMsPerFrame", "seven FFmpeg filters, per frame", Unit.MS, Round::filterChain);
  }

  private void volumes(Clip clip) {
    double perHour = HOUR_S * clip.framesPerSecond();
    figures.add(
        Figure.exact(
            "rawBytesPerStreamHour",
            "raw frames, per stream and hour",
            Unit.BYTES,
            perHour * clip.rawFrameBytes()));
    add(
        "framesTopicBytesPerStreamHour",
        "topic of frames, per stream and hour",
        Unit.BYTES,
        r -> perHour * r.descriptorBytes());
    add(
        "samplesTopicBytesPerStreamHour",
        "topic of samples, per stream and hour",
        Unit.BYTES,
        r -> perHour * r.sampleBytes());
    add(
        "streamsPerCore",
        "streams per core at real time",
        Unit.NUMBER,
        r -> 1000 / (r.ingest() * clip.framesPerSecond()));
  }

  private void add(String key, String label, Unit unit, ToDoubleFunction<Round> value) {
    figures.add(new Figure(key, label, unit, Spread.over(rounds, value)));
  }
}
