package framewatch.standalone.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a type of label means for scoring.
 *
 * @param name as in the labels
 * @param detectors which detectors' reports answer it
 * @param rule when a report may answer a label
 * @param beside other labels and look-alikes during which the type may be reported as well, or
 *     nobody can decide: a report there is no false one
 */
record LabelType(String name, Set<String> detectors, Rule rule, Set<String> beside) {

  /** When a report may answer a label. */
  enum Rule {
    /** They overlap, and have a good part in common or begin together. */
    STRETCH,
    /** They overlap. */
    OVERLAP,
    /** They begin together. */
    POINT
  }

  /** Any report so near to a label's start begins together with it, seconds. */
  static final double TOGETHER = 1;

  /** Least intersection over union of a report and a label that have a good part in common. */
  static final double LIKENESS = 0.3;

  private static final Map<String, LabelType> KNOWN = new HashMap<>();

  static {
    add("black", "black", Rule.STRETCH, "truncated");
    add(
        "freeze",
        "freeze",
        Rule.STRETCH,
        "black solid_color color_bars static slate stutter truncated");
    add("solid_color", "solid-colour", Rule.STRETCH, "black truncated");
    add("color_bars", "test-card", Rule.STRETCH, "");
    add(
        "stutter",
        "stutter",
        Rule.STRETCH,
        "freeze black solid_color color_bars static slate credits truncated pts_discontinuity");
    add(
        "block_corruption",
        "block-corruption",
        Rule.STRETCH,
        "minor_damage blockiness color_bars static slate credits truncated pts_discontinuity");
    add("blockiness", "blockiness", Rule.STRETCH, "block_corruption minor_damage truncated");
    add(
        "blur",
        "blur",
        Rule.STRETCH,
        "black solid_color color_bars static slate near_black fade_to_black credits"
            + " block_corruption truncated");
    add("flashing", "flash", Rule.STRETCH, "sync block_corruption flicker");
    add("flicker", "flicker", Rule.STRETCH, "flashing legal_flash truncated");
    add("interlace", "interlace", Rule.STRETCH, "block_corruption credits");
    add("silence", "silence", Rule.STRETCH, "truncated");
    add("dead_channel", "channel-silence", Rule.STRETCH, "silence truncated");
    add("clipping", "clipping", Rule.STRETCH, "loudness_jump");
    add(
        "loudness_jump",
        "loudness-jump",
        Rule.STRETCH,
        "silence clipping dead_channel phase_inversion truncated sync");
    add("phase_inversion", "phase", Rule.STRETCH, "silence dead_channel");
    // Where sound is cut off or put back there may be a click indeed.
    add(
        "click",
        "click",
        Rule.STRETCH,
        "dropout dc_offset clipping true_peak silence dead_channel phase_inversion loudness_jump");
    add("dropout", "dropout", Rule.STRETCH, "silence dead_channel click dc_offset truncated");
    add("true_peak", "true-peak", Rule.STRETCH, "clipping loudness_jump click dc_offset");
    add("dc_offset", "dc-offset", Rule.STRETCH, "clipping");
    add("low_level", "audio-level", Rule.STRETCH, "silence truncated");
    add("slate", "slate", Rule.STRETCH, "static color_bars solid_color credits truncated");
    add("tearing", "tearing", Rule.STRETCH, "interlace block_corruption");
    add("av_desync", "av-marker av-offset", Rule.OVERLAP, "pts_discontinuity truncated");
    add("truncated", "truncated missing-track", Rule.OVERLAP, "missing_track");
    add("missing_track", "missing-track", Rule.OVERLAP, "truncated");
    add("pts_discontinuity", "discontinuity", Rule.POINT, "truncated block_corruption");
    add("resolution_change", "format-change", Rule.POINT, "");
  }

  private static void add(String name, String detectors, Rule rule, String beside) {
    KNOWN.put(name, new LabelType(name, words(detectors), rule, words(beside)));
  }

  private static Set<String> words(String words) {
    return words.isEmpty() ? Set.of() : Set.copyOf(List.of(words.split(" ")));
  }

  /** The type of a name; one that is not known is answered by the detector of that name. */
  static LabelType of(String name) {
    LabelType known = KNOWN.get(name);
    return known == null
        ? new LabelType(name, Set.of(name.replace('_', '-')), Rule.STRETCH, Set.of("truncated"))
        : known;
  }

  /** True if a report may answer a label of this type. */
  boolean mayAnswer(Detected report, Label label) {
    boolean together = Math.abs(report.start() - label.start()) <= TOGETHER;
    if (rule == Rule.POINT) {
      return together;
    }
    double overlap = report.overlap(label);
    if (overlap <= 0) {
      return false;
    }
    boolean most = overlap >= label.length() / 2 && report.length() <= 3 * label.length();
    return rule == Rule.OVERLAP || together || most || report.likeness(label) >= LIKENESS;
  }
}
