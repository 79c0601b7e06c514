package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Frame;
import framewatch.detect.Mark;
import framewatch.detect.Observation;
import framewatch.detect.Scene;
import framewatch.detect.Spec;
import framewatch.detect.Window;
import framewatch.wire.avro.FrameBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Whatever number a column holds: the record is refused for it, or no detector fails on it. */
class BadNumbersTest {

  private static final List<Double> NUMBERS =
      List.of(Double.NaN, -1e300, -2e4, -1.0, -1e-3, 0.0, 1.0, 255.0, 2e4, 1e9, 1e300);

  private static final EnabledDetectors DETECTORS =
      Detectors.enable(Detectors.set("all"), Settings.defaults(Detectors.tables()))
          .reading(Spec.Input.FRAMES);

  private static final List<Observation> SCENE =
      new Scene()
          .size(1280, 720)
          .format(Mark.Kind.OPENED, null, new Mark.AudioFormat("aac", 48_000, 2, "stereo"))
          .sound(2, () -> new Window(2))
          .moving(2.5)
          .frames(1, () -> new Frame().brokenBlocks(100))
          .frames(1, () -> new Frame().detail(20, 2, 6))
          .frozen(1)
          .end()
          .observations();

  private static final int LENGTH = 30;
  private static final int DAMAGED = 2;

  private static List<FrameBatch> batches() {
    return Batches.of("s", 5, SCENE, LENGTH);
  }

  @Test
  void inAnyColumnOfPictures() {
    damageEach(FrameBatch::getVideo);
  }

  @Test
  void inAnyColumnOfSound() {
    damageEach(FrameBatch::getAudio);
  }

  private static void damageEach(Function<FrameBatch, SpecificRecord> columns) {
    var batches = batches();
    var damaged = columns.apply(batches.get(DAMAGED));
    for (Schema.Field field : damaged.getSchema().getFields()) {
      if (damaged.get(field.pos()) instanceof List<?> good) {
        for (double number : NUMBERS) {
          List<Object> bad = new ArrayList<>(good);
          bad.set(Math.min(3, bad.size() - 1), of(field.schema().getElementType(), number));
          damaged.put(field.pos(), bad);
          assertNothingFails(batches, field.name() + " " + number);
        }
        damaged.put(field.pos(), good);
      }
    }
  }

  private static Number of(Schema type, double number) {
    return switch (type.getType()) {
      case INT -> (int) number;
      case LONG -> (long) number;
      default -> (float) number;
    };
  }

  private static void assertNothingFails(List<FrameBatch> batches, String what) {
    var analysis = BatchAnalysis.begin("s", DETECTORS, () -> 0);
    for (int i = 0; i < batches.size(); i++) {
      try {
        analysis.take(batches.get(i), null, defect -> {});
      } catch (MalformedRecordException e) {
        assertThat(i).as("%s: %s", what, e.getMessage()).isEqualTo(DAMAGED);
      }
    }
    assertThat(analysis.takeFailures()).as(what).isEmpty();
  }
}
