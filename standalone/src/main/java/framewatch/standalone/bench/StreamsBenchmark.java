package framewatch.standalone.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a frame costs with several streams at a time in one worker. Decoding alone is measured at
 * the same numbers: what caches and cores cost when all are busy is in both.
 */
public final class StreamsBenchmark {
  private record Both(Cost decode, Cost ingest) {}

  private StreamsBenchmark() {}

  /**
   * Measures.
   *
   * @param counts how many streams at a time, first what the others are compared with
   */
  public static BenchReport run(Bench bench, List<Integer> counts) throws Exception {
    Clip clip = bench.clip();
    bench.warmUp("decode", bench.decode(clip));
    bench.warmUp("ingest", bench.ingest(clip, 0));
    int most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
    Map<Integer, List<Both>> costs = new LinkedHashMap<>();
    for (int round = 1; round <= bench.rounds(); round++) {
      for (int count : counts) {
        bench
            .say()
            .accept("round " + round + " of " + bench.rounds() + ", " + count + " at a time");
        // Few streams run more often, so that all counts are measured over as many frames.
        Both both = both(bench, clip, count, Math.max(1, most / count));
        costs.computeIfAbsent(count, any -> new ArrayList<>()).add(both);
        bench.check();
      }
    }
    return report(clip, bench.rounds(), costs);
  }

  private static Both both(Bench bench, Clip clip, int count, int times) throws Exception {
    List<Work> ingests = new ArrayList<>();
    for (int stream = 0; stream < count; stream++) {
      ingests.add(bench.ingest(clip, stream).times(times));
    }
    return new Both(Meter.run(bench.decode(clip).times(times), count), Meter.run(ingests));
  }

  private static BenchReport report(Clip clip, int rounds, Map<Integer, List<Both>> costs) {
    List<List<Figure>> rows = new ArrayList<>();
    List<Both> first = costs.values().iterator().next();
    costs.forEach(
        (count, all) -> {
          List<Figure> row = new ArrayList<>();
          row.add(Figure.exact("streams", "streams", Unit.COUNT, count));
          row.add(figure("decodeMsPerFrame", "decode, per frame", Unit.MS, decode(all)));
          row.add(figure("ingestMsPerFrame", "ingest, per frame", Unit.MS, ingest(all)));
          row.add(
              figure(
                  "ingestOverDecode", "ingest / decode", Unit.RATIO, by(ingest(all), decode(all))));
          row.add(
              figure(
                  "decodeOverFirst",
                  "decode / first row",
                  Unit.RATIO,
                  by(decode(all), decode(first))));
          row.add(
              figure(
                  "ingestOverFirst",
                  "ingest / first row",
                  Unit.RATIO,
                  by(ingest(all), ingest(first))));
          double[] resident = all.stream().mapToDouble(b -> b.ingest().residentBytes()).toArray();
          row.add(figure("residentBytes", "resident memory", Unit.BYTES, resident));
          rows.add(row);
        });
    return new BenchReport(clip.title(), clip.facts(rounds), List.of(), "streams", rows);
  }

  private static double[] decode(List<Both> all) {
    return all.stream().mapToDouble(both -> both.decode().msPerFrame()).toArray();
  }

  private static double[] ingest(List<Both> all) {
    return all.stream().mapToDouble(both -> both.ingest().msPerFrame()).toArray();
  }

  /** Round by round. */
  private static double[] by(double[] values, double[] others) {
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / others[i];
    }
    return ratios;
  }

  private static Figure figure(String key, String label, Unit unit, double... values) {
    return new Figure(key, label, unit, Spread.of(values));
  }
}
