package framewatch.standalone.ffmpeg;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The rules. FFmpeg decides about black, freeze and silence by itself; about the rest it gives
 * numbers, and a user has to write the rule: these are the simple ones that suggest themselves.
 */
final class Rules {
  private static final List<Double> LENGTHS = List.of(0.2, 0.3, 0.5, 1.0, 1.5, 2.0);
  private static final List<Double> VARIANTS = List.of(0.0, 1.0, 2.0);
  private static final List<Double> GAPS = List.of(0.1, 0.5);

  /** Branches of {@link FilterRun} with FFmpeg's default first. */
  private static final List<String> DARKNESS = List.of("a", "b", "c");

  private static final List<String> QUIET = List.of("f", "g", "h");

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "black",
              "black",
              List.of(0.0, 2.0),
              List.of(VARIANTS, LENGTHS),
              (r, p) -> edges(r, branch(DARKNESS, p) + ".black_", "", p.get(1))),
          new Rule(
              "freeze",
              "freeze",
              List.of(0.0, 2.0),
              List.of(VARIANTS, LENGTHS),
              (r, p) -> edges(r, branch(DARKNESS, p) + ".freezedetect.freeze_", "", p.get(1))),
          new Rule(
              "silence",
              "silence",
              List.of(0.0, 2.0),
              List.of(VARIANTS, LENGTHS),
              (r, p) -> edges(r, branch(QUIET, p) + ".silence_", "", p.get(1))),
          new Rule(
              "dead_channel",
              "channel-silence",
              List.of(2.0),
              List.of(LENGTHS),
              Rules::deadChannel),
          new Rule(
              "interlace",
              "interlace",
              List.of(1.0, 0.04, 0.04),
              List.of(List.of(0.0, 1.0), LENGTHS, GAPS),
              (r, p) -> {
                Series s =
                    r.get(
                        p.get(0) > 0
                            ? "a.idet.multiple.current_frame"
                            : "a.idet.single.current_frame");
                return where(s, i -> s.value(i) > 0, p.get(2), p.get(1));
              }),
          new Rule(
              "flashing",
              "flash",
              List.of(1.0, 0.0, 0.5),
              List.of(List.of(0.5, 1.0, 2.0, 3.0, 4.5, 6.0, 9.0), List.of(0.0, 0.3, 0.7), GAPS),
              (r, p) -> above(r.get("a.photosensitivity.badness"), p)),
          new Rule(
              "block_corruption",
              "block-corruption",
              List.of(),
              List.of(List.of(0.15, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0), LENGTHS, GAPS),
              (r, p) -> beyondMedian(r.get("d.block"), p)),
          new Rule(
              "blockiness",
              "blockiness",
              List.of(),
              List.of(List.of(0.15, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0), LENGTHS, GAPS),
              (r, p) -> beyondMedian(r.get("d.block"), p)),
          new Rule(
              "blur",
              "blur",
              List.of(),
              List.of(List.of(0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0), LENGTHS, GAPS),
              (r, p) -> beyondMedian(r.get("d.blur"), p)),
          new Rule(
              "stutter",
              "stutter",
              List.of(),
              List.of(List.of(0.03, 0.08, 0.15, 0.3), List.of(0.2, 0.3, 0.4, 0.5)),
              Rules::stutter),
          new Rule(
              "solid_color",
              "solid-colour",
              List.of(),
              List.of(List.of(2.0, 4.0, 8.0, 14.0), LENGTHS),
              Rules::solidColour),
          new Rule(
              "tearing",
              "tearing",
              List.of(),
              List.of(List.of(0.002, 0.005, 0.01, 0.02, 0.05), LENGTHS, GAPS),
              (r, p) -> beyondMedian(r.get("e.signalstats.TOUT"), p)),
          new Rule(
              "levels",
              "levels",
              List.of(),
              List.of(List.of(0.01, 0.02, 0.05, 0.1), LENGTHS, GAPS),
              (r, p) -> above(r.get("e.signalstats.BRNG"), p)),
          new Rule(
              "clipping",
              "clipping",
              List.of(),
              List.of(List.of(-3.5, -1.0, -0.2), List.of(0.0, 0.5, 2.0, 5.0, 10.0), LENGTHS),
              Rules::clipping),
          new Rule(
              "dc_offset",
              "dc-offset",
              List.of(),
              List.of(List.of(0.005, 0.01, 0.02), LENGTHS, GAPS),
              (r, p) -> {
                Series s = r.get("j.astats.Overall.DC_offset");
                return where(s, i -> Math.abs(s.value(i)) >= p.get(0), p.get(2), p.get(1));
              }),
          new Rule(
              "loudness_jump",
              "loudness-jump",
              List.of(),
              List.of(List.of(6.0, 8.0, 10.0, 12.0), List.of(20.0, 30.0, 60.0), LENGTHS),
              Rules::loudnessJump),
          new Rule(
              "phase_inversion",
              "phase",
              // aphasemeter's own limit is 170 degrees, for 2 s.
              List.of(-0.985, 2.0, 0.1),
              List.of(List.of(-0.95, -0.8, -0.6, -0.4, -0.2), LENGTHS, GAPS),
              Rules::phase));

  private Rules() {}

  private static String branch(List<String> branches, List<Double> parameters) {
    return branches.get(parameters.get(0).intValue());
  }

  /** What a filter gives begin and end of. */
  private static List<Stretch> edges(Readings r, String key, String channel, double least) {
    boolean sound = key.contains("silence");
    Series last = r.get(sound ? "k.r128.M" : "e.signalstats.YAVG");
    double end = last.size() == 0 ? 0 : last.time(last.size() - 1) + last.step();
    return Stretch.atLeast(least, r.stretches(key + "start" + channel, key + "end" + channel, end));
  }

  private static List<Stretch> where(Series s, IntPredicate condition, double gap, double least) {
    boolean[] holds = new boolean[s.size()];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = condition.test(i);
    }
    return Stretch.where(s, holds, gap, least);
  }

  /** Parameters: threshold, shortest, gap. */
  private static List<Stretch> above(Series s, List<Double> p) {
    return where(s, i -> s.value(i) >= p.get(0), p.get(2), p.get(1));
  }

  /** Parameters: distance from the stream's median, shortest, gap. */
  private static List<Stretch> beyondMedian(Series s, List<Double> p) {
    double median = s.median(0, s.size());
    return where(s, i -> s.value(i) - median >= p.get(0), p.get(2), p.get(1));
  }

  /** One channel is silent, and the other mostly not. */
  private static List<Stretch> deadChannel(Readings r, List<Double> p) {
    List<Stretch> left = edges(r, "i.silence_", ".1", p.get(0));
    List<Stretch> right = edges(r, "i.silence_", ".2", p.get(0));
    return Stream.concat(alone(left, right), alone(right, left)).toList();
  }

  private static Stream<Stretch> alone(List<Stretch> one, List<Stretch> other) {
    return one.stream()
        .filter(
            s ->
                other.stream()
                        .mapToDouble(
                            o -> Math.min(s.end(), o.end()) - Math.max(s.start(), o.start()))
                        .filter(overlap -> overlap > 0)
                        .sum()
                    < s.length() / 2);
  }

  /** The picture hardly changes from frame to frame, in a good part of the frames of a second. */
  private static List<Stretch> stutter(Readings r, List<Double> p) {
    Series s = r.get("e.signalstats.YDIF");
    int window = Math.max(4, (int) (1 / s.step()));
    boolean[] holds = new boolean[s.size()];
    int still = 0;
    for (int i = 0; i < s.size(); i++) {
      still += s.value(i) < p.get(0) ? 1 : 0;
      still -= i >= window && s.value(i - window) < p.get(0) ? 1 : 0;
      double share = (double) still / window;
      holds[Math.max(0, i - window / 2)] = share >= p.get(1) && share <= 0.97;
    }
    return Stretch.where(s, holds, 0.2, 0.5);
  }

  private static List<Stretch> solidColour(Readings r, List<Double> p) {
    Series luma = r.get("e.signalstats.YAVG");
    IntPredicate flat =
        i ->
            spread(r, "Y", i) <= p.get(0)
                && spread(r, "U", i) <= p.get(0)
                && spread(r, "V", i) <= p.get(0);
    Series blue = r.get("e.signalstats.ULOW");
    IntPredicate black = i -> luma.value(i) < 24 && Math.abs(blue.value(i) - 128) < 10;
    return where(luma, flat.and(black.negate()), 0.1, p.get(1));
  }

  private static double spread(Readings r, String plane, int index) {
    return r.get("e.signalstats." + plane + "HIGH").value(index)
        - r.get("e.signalstats." + plane + "LOW").value(index);
  }

  private static List<Stretch> clipping(Readings r, List<Double> p) {
    Series peak = r.get("j.astats.Overall.Peak_level");
    Series flat = r.get("j.astats.Overall.Flat_factor");
    return where(peak, i -> peak.value(i) >= p.get(0) && flat.value(i) >= p.get(1), 0.5, p.get(2));
  }

  /** The momentary loudness is far from its median of so many values before. */
  private static List<Stretch> loudnessJump(Readings r, List<Double> p) {
    Series s = r.get("k.r128.M");
    int before = p.get(1).intValue();
    return where(
        s,
        i ->
            i >= before
                && s.value(i) > -70
                && Math.abs(s.value(i) - s.median(i - before, i)) >= p.get(0),
        0.6,
        p.get(2));
  }

  private static List<Stretch> phase(Readings r, List<Double> p) {
    Series phase = r.get("j.aphasemeter.phase");
    Series level = r.get("j.astats.Overall.RMS_level");
    return where(
        phase, i -> phase.value(i) <= p.get(0) && level.value(i) > -60, p.get(2), p.get(1));
  }
}
