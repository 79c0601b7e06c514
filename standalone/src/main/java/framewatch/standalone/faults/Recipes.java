package framewatch.standalone.faults;

import java.util.List;
import java.util.stream.Collectors;

/** The streams of a set. */
final class Recipes {
  /** Seconds that a level has to be low before anybody complains, and some more. */
  private static final int PATIENCE = 34;

  static final List<Recipe> ALL =
      List.of(
          file("black", Black.PLAIN, new NearBlack(), Black.LOGO, Black.TO_THE_END),
          broadcast("black-noisy", Black.NOISY, new Fade(), Black.PLAIN),
          file("freeze", new Freeze(), new Slate(), new Freeze()),
          broadcast("freeze-broadcast", new Freeze(), new Freeze(), new Slate()),
          file("cards", new SolidColour(), new Bars(), new SolidColour(), new Bars()),
          stream("stutter", 50, new Stutter(), new Stutter()),
          file("blocks", new BlockCorruption(), new Blockiness(), new BlockCorruption()),
          file("soft", new Blur(), new Blockiness(), new Blur()),
          stream("lines", 25, new Tearing(), new LineErrors()),
          file("fields", new Interlace(), new Tearing(), new Interlace()),
          file("shape", new Letterbox(), new Levels(), new Letterbox(), new Levels()),
          file("flashes", Flashes.HARMFUL, Flashes.SLOW, Flashes.SMALL),
          file("light", Flashes.FAINT, new Flicker(), Flashes.HARMFUL, new Flicker()),
          file("silence", Silence.DIGITAL, new DeadChannel(), Silence.NOISE),
          file("channels", new DeadChannel(), new PhaseInversion(), new PhaseInversion()),
          file("level", new Clipping(), new LoudnessJump(), new Clipping(), new LoudnessJump()),
          file("peaks", new TruePeaks()),
          file("wires", new Dropouts(), new DcOffset(), new Clicks(), new Dropouts()),
          new Recipe("quiet", 25, Packaging.MP4, List.of(new LowLevel()), Delivery.WHOLE, PATIENCE),
          new Recipe("markers", 25, Packaging.MP4, List.of(new Desync()), Delivery.WHOLE, 12),
          delivered("leap", Packaging.TS, Delivery.LEAP),
          delivered("gap", Packaging.TS, Delivery.GAP),
          delivered("resized", Packaging.TS, Delivery.RESIZED),
          delivered("lossy", Packaging.TS, Delivery.LOSSY),
          delivered("lossy-broadcast", Packaging.BROADCAST, Delivery.LOSSY),
          delivered("sound-ends", Packaging.MP4, Delivery.SOUND_ENDS),
          delivered("cut-short", Packaging.MP4, Delivery.CUT_SHORT),
          file("clean"),
          broadcast("clean-broadcast"),
          stream("clean-50", 50));

  private Recipes() {}

  static String ids() {
    return ALL.stream().map(Recipe::id).collect(Collectors.joining(", "));
  }

  private static Recipe file(String id, Fault... faults) {
    return new Recipe(id, 25, Packaging.MP4, List.of(faults), Delivery.WHOLE, 0);
  }

  private static Recipe broadcast(String id, Fault... faults) {
    return new Recipe(id, 25, Packaging.BROADCAST, List.of(faults), Delivery.WHOLE, 0);
  }

  private static Recipe stream(String id, int fps, Fault... faults) {
    return new Recipe(id, fps, Packaging.TS, List.of(faults), Delivery.WHOLE, 0);
  }

  private static Recipe delivered(String id, Packaging packaging, Delivery delivery) {
    return new Recipe(id, 25, packaging, List.of(), delivery, 0);
  }
}
