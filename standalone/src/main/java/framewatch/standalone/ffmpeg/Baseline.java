package framewatch.standalone.ffmpeg;

import framewatch.standalone.score.Detected;
import framewatch.standalone.score.LabelledSet;
import framewatch.standalone.score.LabelledStream;
import framewatch.standalone.score.Score;
import framewatch.standalone.score.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What FFmpeg's filters find on a labelled set: with their default parameters, and with those that
 * do best on this very set, which flatters them. What they say of a stream is kept in {@code
 * DIR/.ffmpeg}.
 */
public final class Baseline {
  private static final String FOLDER = ".ffmpeg";

  private final LabelledSet set;
  private final Map<LabelledStream, Readings> readings = new LinkedHashMap<>();

  private Baseline(LabelledSet set) {
    this.set = set;
  }

  /**
   * Scores FFmpeg's filters on a set.
   *
   * @param jobs streams to look through at a time
   * @return scores by name: {@code ffmpeg}, {@code ffmpeg tuned}
   */
  public static Map<String, Scores> scores(LabelledSet set, int jobs)
      throws IOException, InterruptedException {
    var baseline = new Baseline(set);
    baseline.read(jobs);
    List<Detected> byDefault = new ArrayList<>();
    List<Detected> tuned = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      if (!rule.defaults().isEmpty()) {
        byDefault.addAll(baseline.find(rule, rule.defaults()));
      }
      tuned.addAll(baseline.best(rule));
    }
    Map<String, Scores> scores = new LinkedHashMap<>();
    scores.put("ffmpeg", baseline.score(byDefault, rule -> !rule.defaults().isEmpty()));
    scores.put("ffmpeg tuned", baseline.score(tuned, rule -> true));
    return scores;
  }

  /** Only of types that there is a rule for. */
  private Scores score(List<Detected> reports, Predicate<Rule> used) {
    Scores all = Scores.of(set, reports);
    Set<String> types = Rules.ALL.stream().filter(used).map(Rule::type).collect(Collectors.toSet());
    SortedMap<String, Score> byType = new TreeMap<>(all.byType());
    byType.keySet().retainAll(types);
    return new Scores(byType, all.unlabelled(), all.alarmsOnClean());
  }

  private void read(int jobs) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(set.folder().resolve(FOLDER));
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      Map<LabelledStream, Future<Readings>> results = new LinkedHashMap<>();
      for (LabelledStream stream : set.streams()) {
        results.put(stream, workers.submit(() -> read(stream, folder)));
      }
      for (Map.Entry<LabelledStream, Future<Readings>> result : results.entrySet()) {
        readings.put(result.getKey(), result.getValue().get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Readings read(LabelledStream stream, Path folder)
      throws IOException, InterruptedException {
    Path stored = folder.resolve(stream.id() + ".tsv");
    if (!Files.exists(stored)
        || Files.getLastModifiedTime(stored).compareTo(Files.getLastModifiedTime(stream.media()))
            < 0) {
      Path half = folder.resolve(stream.id() + ".tmp");
      FilterRun.of(stream.media()).write(half);
      Files.move(half, stored, StandardCopyOption.REPLACE_EXISTING);
    }
    return Readings.read(stored);
  }

  /** The reports of the parameters that do best; of several, of those with the fewest false. */
  private List<Detected> best(Rule rule) {
    List<Detected> best = List.of();
    double highest = -1;
    int wrong = 0;
    for (List<Double> parameters : rule.combinations()) {
      List<Detected> found = find(rule, parameters);
      Score score = Scores.of(set, found).byType().get(rule.type());
      if (score == null) {
        return List.of();
      }
      if (score.f1() > highest || (score.f1() == highest && score.wrong() < wrong)) {
        highest = score.f1();
        wrong = score.wrong();
        best = found;
      }
    }
    return best;
  }

  private List<Detected> find(Rule rule, List<Double> parameters) {
    List<Detected> found = new ArrayList<>();
    readings.forEach(
        (stream, said) -> {
          for (Stretch s : rule.finder().find(said, parameters)) {
            // A filter that runs live tells when it is over, or with each frame: not compared.
            found.add(new Detected(stream.id(), rule.detector(), s.start(), s.end(), s.end()));
          }
        });
    return found;
  }
}
