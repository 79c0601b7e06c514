package framewatch.detect;

import framewatch.analyzer.BatchAnalysis;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.ingest.IngestSettings;
import framewatch.standalone.score.DescriptorStore;
import framewatch.standalone.score.Label;
import framewatch.standalone.score.LabelledSet;
import framewatch.standalone.score.LabelledStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns the model of block-corruption from labelled streams, and tells how it does on streams that
 * it did not see; see docs/scoring.md.
 *
 * <p>Labels of {@code block_corruption} are damage; other stretches of {@code minor_damage} and
 * those of {@code blockiness} are left out, everything else is undamaged.
 */
final class BlockTraining {
  private static final String DAMAGE = "block_corruption";
  private static final List<String> UNDECIDED =
      List.of("minor_damage", "blockiness", "truncated", "pts_discontinuity");

  /** What lies so close to something undecided is undecided, seconds. */
  private static final double EDGE = 0.3;

  private static final int TREES = 100;

  /** What is added to the thresholds of the detector, log odds. */
  private static final List<Double> SHIFTS = List.of(-1.5, -1.0, -0.5, 0.0, 0.5);

  private BlockTraining() {}

  /**
   * Learns, prints, and writes the model.
   *
   * @param arguments the file to write, and folds as {@link #run} takes them
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("expected a file to write and folds of labelled streams");
      System.exit(2);
    }
    List<String> folds = List.of(arguments).subList(1, arguments.length);
    Files.write(Path.of(arguments[0]), run(folds, System.out).lines(BlockFeatures.NAMES));
  }

  /** A stream as the detector sees it, and its labels. */
  record Watched(LabelledStream stream, List<Observation> observations) {}

  /**
   * Learns and prints.
   *
   * @param names of the folds: folders with commas in between. All streams that were made of the
   *     same clips belong into one fold
   */
  static Trees run(List<String> names, PrintStream out) {
    List<List<Watched>> folds = new ArrayList<>();
    for (String fold : names) {
      List<Watched> streams = new ArrayList<>();
      for (String folder : fold.split(",", -1)) {
        streams.addAll(watch(Path.of(folder)));
      }
      folds.add(streams);
    }
    for (int fold = 0; fold < folds.size() && folds.size() > 1; fold++) {
      List<Watched> others = new ArrayList<>();
      for (int i = 0; i < folds.size(); i++) {
        others.addAll(i == fold ? List.of() : folds.get(i));
      }
      out.println(names.get(fold) + ", learnt from the others:");
      print(folds.get(fold), new Boosting(TREES).learn(examples(others)), out);
    }
    List<Watched> all = new ArrayList<>();
    folds.forEach(all::addAll);
    var trees = new Boosting(TREES).learn(examples(all));
    out.println("all, learnt from all:");
    print(all, trees, out);
    return trees;
  }

  private static List<Watched> watch(Path folder) {
    var settings = Settings.load(IngestSettings.tables(), null, Map.of(), Map.of());
    var store = new DescriptorStore(folder, IngestSettings.of(settings));
    List<Watched> watched = new ArrayList<>();
    for (LabelledStream stream : LabelledSet.read(folder).streams()) {
      List<Observation> observations = new ArrayList<>();
      var analysis = BatchAnalysis.begin(stream.id(), keeping(observations), () -> 0);
      store.read(stream, batch -> analysis.take(batch, null, event -> {}), sample -> {});
      watched.add(new Watched(stream, observations));
    }
    return watched;
  }

  private static EnabledDetectors keeping(List<Observation> to) {
    Spec<None> spec =
        new Spec<>(
            "kept",
            1,
            Spec.Input.FRAMES,
            "Kept",
            "Keeps what it sees of the blocks.",
            List.of(),
            None.class,
            params -> new Keeping(to));
    List<ParamTable<?>> tables = new ArrayList<>(Detectors.tables());
    tables.add(spec.table());
    var settings = Settings.load(tables, null, Map.of(), Map.of());
    return EnabledDetectors.of(List.of(spec), settings);
  }

  record None() {}

  /** Keeps the frames, without the tiles that a model does not ask for. */
  private record Keeping(List<Observation> to) implements Detector<None> {
    @Override
    public None start() {
      return new None();
    }

    @Override
    public None observe(None state, Observation observation, Report report) {
      to.add(observation);
      return state;
    }
  }

  /** Damaged frames weigh half as much as all others together, whatever their number. */
  static List<Boosting.Example> examples(List<Watched> streams) {
    List<float[]> damaged = new ArrayList<>();
    List<float[]> others = new ArrayList<>();
    for (Watched watched : streams) {
      var features = BlockFeatures.NONE;
      for (Observation observation : watched.observations()) {
        if (observation instanceof VideoFrame frame) {
          float[] seen = new float[BlockFeatures.NAMES.size()];
          features = features.next(frame, seen);
          double seconds = (frame.timeUs() + frame.durationUs() / 2.0) / 1e6;
          if (damaged(watched.stream(), seconds)) {
            damaged.add(seen);
          } else if (!undecided(watched.stream(), seconds)) {
            others.add(seen);
          }
        }
      }
    }
    double all = damaged.size() + others.size();
    List<Boosting.Example> examples = new ArrayList<>();
    damaged.forEach(e -> examples.add(new Boosting.Example(e, true, all / 4 / damaged.size())));
    others.forEach(e -> examples.add(new Boosting.Example(e, false, all / 2 / others.size())));
    return examples;
  }

  private static List<Label> damage(LabelledStream stream) {
    return stream.defects().stream().filter(label -> label.type().equals(DAMAGE)).toList();
  }

  private static boolean damaged(LabelledStream stream, double seconds) {
    return damage(stream).stream().anyMatch(label -> within(label, seconds, 0));
  }

  private static boolean undecided(LabelledStream stream, double seconds) {
    return undecided(stream.defects(), seconds) || undecided(stream.others(), seconds);
  }

  private static boolean undecided(List<Label> labels, double seconds) {
    return labels.stream().anyMatch(l -> UNDECIDED.contains(l.type()) && within(l, seconds, EDGE));
  }

  private static boolean within(Label label, double seconds, double edge) {
    return seconds >= label.start() - edge && seconds < label.end() + edge;
  }

  /** Labels that were answered, and what was wrong, at the default thresholds and beside them. */
  private static void print(List<Watched> streams, Trees trees, PrintStream out) {
    double hours = 0;
    for (Watched watched : streams) {
      hours += watched.stream().seconds() / 3600;
    }
    for (double shift : SHIFTS) {
      int labels = 0;
      int found = 0;
      int wrong = 0;
      for (Watched watched : streams) {
        var reports = detect(watched, trees, shift);
        List<Label> damage = damage(watched.stream());
        labels += damage.size();
        for (Label label : damage) {
          boolean hit = reports.stream().anyMatch(report -> answers(report, label));
          found += hit ? 1 : 0;
          if (!hit && shift == 0) {
            say(out, "  missed", watched, label.start(), label.end());
          }
        }
        for (double[] report : reports) {
          if (wrong(report, watched.stream())) {
            wrong++;
            if (shift == 0) {
              say(out, "  wrong", watched, report[0], report[1]);
            }
          }
        }
      }
      out.printf(
          Locale.ROOT,
          "  thresholds %+.1f: found %d of %d, wrong %d in %.2f hours%n",
          shift,
          found,
          labels,
          wrong,
          hours);
    }
  }

  private static void say(PrintStream out, String what, Watched watched, double start, double end) {
    out.printf(Locale.ROOT, "%s %s %.2f..%.2f%n", what, watched.stream().media(), start, end);
  }

  private static boolean wrong(double[] report, LabelledStream stream) {
    boolean damage =
        damage(stream).stream().anyMatch(l -> l.start() < report[1] && report[0] < l.end());
    return !damage && !undecided(stream, (report[0] + report[1]) / 2);
  }

  private static List<double[]> detect(Watched watched, Trees trees, double shift) {
    var spec = BlockCorruptionDetector.SPEC;
    var params = Settings.load(List.of(spec.table()), null, Map.of(), Map.of()).read(spec.table());
    params =
        new BlockCorruptionDetector.Params(
            params.burst() + shift, params.lasting() + shift, params.decoder(), params.time());
    var detector = new BlockCorruptionDetector(params, trees);
    var reports = new Reports();
    var state = detector.start();
    for (Observation observation : watched.observations()) {
      state = detector.observe(state, observation, reports);
    }
    reports.end(watched.stream().seconds());
    return reports.all;
  }

  /** As {@code framewatch score} has it: begins within a second, or covers half of it. */
  private static boolean answers(double[] report, Label label) {
    double both = Math.min(report[1], label.end()) - Math.max(report[0], label.start());
    double length = label.end() - label.start();
    return both > 0
        && (Math.abs(report[0] - label.start()) <= 1
            || (both >= length / 2 && report[1] - report[0] <= 3 * length));
  }

  /** Begin and end of each, seconds. */
  private static final class Reports implements Report {
    final List<double[]> all = new ArrayList<>();
    private double open = -1;

    @Override
    public void open(long startUs, long seenUs, Severity severity, Map<String, Double> values) {
      open = startUs / 1e6;
    }

    @Override
    public void update(long seenUs, Severity severity, Map<String, Double> values) {}

    @Override
    public void close(long endUs, Severity severity, Map<String, Double> values) {
      end(endUs / 1e6);
    }

    void end(double seconds) {
      if (open >= 0) {
        all.add(new double[] {open, seconds});
        open = -1;
      }
    }
  }
}
