package framewatch.standalone.faults;

import framewatch.standalone.score.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stream in the making: what is to be done to its pictures, its sound so far, its labels. */
final class Take {
  final Reel reel;

  /** Left and right as they are to be written. */
  final float[][] sound;

  private final List<Planted> planted = new ArrayList<>();
  private final List<Label> defects = new ArrayList<>();
  private final List<Label> others = new ArrayList<>();

  Take(Reel reel) {
    this.reel = reel;
    sound = new float[][] {reel.sound[0].clone(), reel.sound[1].clone()};
  }

  /** What a fault does to the pictures of its window. */
  interface Edit {
    /**
     * The picture to be shown.
     *
     * @param index of the frame in the stream
     * @param picture what would be shown, to be changed or replaced
     */
    Yuv apply(int index, Yuv picture);
  }

  private record Planted(Window window, Edit edit) {}

  /** Has the pictures of a window changed. */
  void edit(Window window, Edit edit) {
    planted.add(new Planted(window, edit));
  }

  /** Says that a window is defective. */
  void defect(String type, Window window) {
    defect(new Label(type, window.start(), window.end()));
  }

  void defect(Label label) {
    defects.add(label);
  }

  /** Says that a window looks defective and is not, or that nobody can decide. */
  void lookAlike(String kind, Window window) {
    others.add(new Label(kind, window.start(), window.end()));
  }

  /** The frame as it is to be encoded. */
  Yuv frame(int index) {
    Yuv frame = reel.picture(index);
    for (Planted p : planted) {
      if (p.window.contains(index)) {
        frame = p.edit.apply(index, frame);
      }
    }
    return frame;
  }

  double seconds() {
    return (double) reel.frames / reel.shape.fps();
  }

  List<Label> defects() {
    return sorted(defects);
  }

  List<Label> others() {
    return sorted(others);
  }

  private static List<Label> sorted(List<Label> labels) {
    return labels.stream().sorted(Comparator.comparingDouble(Label::start)).toList();
  }
}
