package framewatch.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.standalone.Direct;
import framewatch.standalone.ffmpeg.Ffmpeg;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flashes by rate, area and contrast around the limits of ITU-R BT.1702, through an encoder and a
 * decoder: more than three a second, on more than a quarter of the screen, by 20 cd/m2 or more, are
 * found, and legal ones are not.
 */
class FlashGridTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FPS = 25;
  private static final int GREY = 110;
  private static final int FLASHING = 2 * FPS;
  private static final int RESTING = 2 * FPS;

  /** Equally bright in luma, one of them saturated red. */
  private static final int RED_LUMA = 81;

  /** More of them within a minute would be one defect that flaps. */
  private static final int SEPARATE = 5;

  @TempDir private Path folder;

  /**
   * Two seconds of flashes.
   *
   * @param hz flashes a second
   * @param area share of the screen, a box in the middle
   * @param dark luma, code values
   * @param bright luma, code values
   * @param red true for flashes between grey and red, of one luma
   */
  private record Flashing(double hz, double area, int dark, int bright, boolean red) {

    Yuv picture(int index) {
      var picture = new Yuv(WIDTH, HEIGHT).fill(GREY, Yuv.NEUTRAL, Yuv.NEUTRAL);
      boolean second = (int) (index * 2 * hz / FPS) % 2 == 1;
      if (red) {
        return second
            ? picture.fill(RED_LUMA, 90, 240)
            : picture.fill(RED_LUMA, Yuv.NEUTRAL, Yuv.NEUTRAL);
      }
      int width = 2 * (int) (WIDTH * Math.sqrt(area) / 2);
      int height = 2 * (int) (HEIGHT * Math.sqrt(area) / 2);
      int left = (WIDTH - width) / 4 * 2;
      int top = (HEIGHT - height) / 4 * 2;
      return picture.box(left, top, left + width, top + height, second ? bright : dark);
    }
  }

  @Test
  void findsEveryHarmfulFlash() throws Exception {
    List<Flashing> grid = new ArrayList<>();
    for (double hz : new double[] {3.6, 8, 12.5}) {
      for (double area : new double[] {0.32, 0.6, 1}) {
        grid.add(new Flashing(hz, area, 16, 110, false));
        grid.add(new Flashing(hz, area, 110, 200, false));
        grid.add(new Flashing(hz, area, 16, 235, false));
      }
      grid.add(new Flashing(hz, 1, 0, 0, true));
    }
    for (int from = 0; from < grid.size(); from += SEPARATE) {
      var some = grid.subList(from, from + SEPARATE);
      List<DefectEvent> defects = watch(some);
      for (int i = 0; i < SEPARATE; i++) {
        double start = (double) (RESTING + i * (FLASHING + RESTING)) / FPS;
        assertThat(defects)
            .as("%s at %.2f s", some.get(i), start)
            .filteredOn(defect -> Math.abs(defect.getStartUs() / 1e6 - start) < 0.3)
            .hasSize(1);
      }
      assertThat(defects).hasSize(SEPARATE);
    }
  }

  @Test
  void leavesLegalOnesAlone() throws Exception {
    List<Flashing> grid = new ArrayList<>();
    for (double hz : new double[] {1, 2, 2.5}) {
      grid.add(new Flashing(hz, 1, 16, 235, false));
    }
    for (double hz : new double[] {5, 8, 12.5}) {
      grid.add(new Flashing(hz, 0.1, 16, 235, false));
      grid.add(new Flashing(hz, 0.18, 16, 235, false));
      grid.add(new Flashing(hz, 1, 100, 112, false));
      grid.add(new Flashing(hz, 1, 16, 60, false));
    }
    assertThat(watch(grid)).isEmpty();
  }

  private List<DefectEvent> watch(List<Flashing> grid) throws Exception {
    Path file = folder.resolve("grid.mp4");
    Ffmpeg.write(
        List.of(
            "-f",
            "rawvideo",
            "-pix_fmt",
            "yuv420p",
            "-s",
            WIDTH + "x" + HEIGHT,
            "-r",
            Integer.toString(FPS),
            "-i",
            "pipe:0",
            "-c:v",
            "libopenh264",
            "-b:v",
            "1M",
            "file:" + file),
        out -> {
          var rest = new Yuv(WIDTH, HEIGHT).fill(GREY, Yuv.NEUTRAL, Yuv.NEUTRAL);
          for (Flashing flashing : grid) {
            for (int i = 0; i < RESTING; i++) {
              out.write(rest.samples);
            }
            for (int i = 0; i < FLASHING; i++) {
              out.write(flashing.picture(i).samples);
            }
          }
        });
    var flash = Detectors.ALL.stream().filter(spec -> spec.name().equals("flash")).toList();
    return Direct.inspect("grid", file.toString(), flash, Settings.defaults(Detectors.tables()))
        .stream()
        .filter(event -> event.getPhase() == Phase.OPEN)
        .toList();
  }
}
