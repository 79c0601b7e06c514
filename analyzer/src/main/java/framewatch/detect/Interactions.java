package framewatch.detect;

import java.util.List;

/**
 * One cause, one defect: which detector's defect a stretch is where several could report it. No
 * detector knows of another, since they may run in other processes: each leaves out what is
 * another's by looking at the same observations. This table says what that comes to; a test holds
 * it.
 */
final class Interactions {

  /**
   * What is reported by one detector is not reported by another.
   *
   * @param winner name of the detector that reports it
   * @param losers names of those that do not
   * @param because why it would be theirs, too
   */
  record Interaction(String winner, List<String> losers, String because) {}

  static final List<Interaction> ALL =
      List.of(
          new Interaction(
              "black",
              List.of("freeze", "solid-colour", "slate", "test-card", "stutter", "blur"),
              "Black does not move, has one colour and no edges."),
          new Interaction(
              "solid-colour",
              List.of("freeze", "slate", "test-card", "stutter", "blur", "black"),
              "A colour does not move and has no edges."),
          new Interaction(
              "test-card",
              List.of("freeze", "slate", "solid-colour", "stutter", "blur"),
              "Bars stand still."),
          new Interaction(
              "slate", List.of("freeze", "solid-colour", "stutter"), "A slate stands still."),
          new Interaction(
              "freeze",
              List.of("stutter", "slate", "black"),
              "A picture that is held is a very long repetition."),
          new Interaction(
              "stutter",
              List.of("freeze", "discontinuity"),
              "Each picture is held for a moment, also where frames are missing."),
          new Interaction(
              "flash", List.of("black", "freeze", "stutter"), "Every other picture may be dark."),
          new Interaction(
              "block-corruption",
              List.of("decode-errors", "blockiness"),
              "The decoder flags the frames whose blocks are seen, and gross ones are all over."),
          new Interaction(
              "silence",
              List.of("channel-silence", "phase", "mono", "dropout", "loudness-short-term"),
              "All channels are silent, and alike."),
          new Interaction(
              "channel-silence",
              List.of("silence", "phase", "mono", "dropout"),
              "Half of the sound is missing."),
          new Interaction(
              "missing-track",
              List.of("discontinuity", "av-offset", "silence", "stalled"),
              "The track goes on later, as after a jump."),
          new Interaction(
              "discontinuity",
              List.of("missing-track", "av-offset", "freeze", "stutter", "stalled"),
              "Picture and sound are away for a moment."),
          new Interaction(
              "ts-errors",
              List.of("decode-errors", "av-offset"),
              "The decoder complains of what lost packets left, and sound goes on later."),
          new Interaction(
              "truncated",
              List.of("ts-errors", "decode-errors", "missing-track", "discontinuity"),
              "The last packet is incomplete."),
          new Interaction(
              "stalled",
              List.of(
                  "black",
                  "freeze",
                  "silence",
                  "stutter",
                  "slate",
                  "solid-colour",
                  "discontinuity",
                  "missing-track",
                  "av-offset"),
              "Nothing arrives: no picture, no sound, and nobody can say more."));

  private Interactions() {}
}
