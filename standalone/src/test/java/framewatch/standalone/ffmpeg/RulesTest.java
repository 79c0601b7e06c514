package framewatch.standalone.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  private final Readings readings = new Readings();

  private static Rule rule(String type) {
    return Rules.ALL.stream().filter(r -> r.type().equals(type)).findFirst().orElseThrow();
  }

  private List<Stretch> find(String type) {
    Rule rule = rule(type);
    return rule.finder().find(readings, rule.defaults());
  }

  @Test
  void takesBeginAndEndFromTheFilterThatTellsThem() {
    readings.add("a.black_start", 4, 4);
    readings.add("a.black_end", 7, 7);
    readings.add("a.black_start", 9, 9);
    readings.add("a.black_end", 10, 10);
    // FFmpeg's blackdetect leaves out what is shorter than 2 s.
    assertThat(find("black")).containsExactly(new Stretch(4, 7));
  }

  @Test
  void letsWhatHasNotEndedLastToTheEndOfTheStream() {
    for (int i = 0; i < 100; i++) {
      readings.add("e.signalstats.YAVG", i * 0.04, 16);
    }
    readings.add("a.freezedetect.freeze_start", 1, 1);
    assertThat(find("freeze")).containsExactly(new Stretch(1, 4));
  }

  @Test
  void joinsFramesThatMeetACondition() {
    for (int i = 0; i < 100; i++) {
      readings.add("a.idet.multiple.current_frame", i * 0.04, i >= 25 && i < 50 ? 1 : 0);
    }
    List<Stretch> found = find("interlace");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).start()).isEqualTo(1);
    assertThat(found.get(0).end()).isBetween(1.99, 2.01);
  }

  @Test
  void triesEveryCombinationOfParameters() {
    assertThat(rule("black").combinations()).hasSize(18).contains(List.of(0.0, 2.0));
  }

  @Test
  void readsWhatItWrote(@TempDir Path folder) throws IOException {
    readings.add("d.block", 1.25, 3.5);
    readings.write(folder.resolve("a.tsv"));
    Series read = Readings.read(folder.resolve("a.tsv")).get("d.block");
    assertThat(read.time(0)).isEqualTo(1.25);
    assertThat(read.value(0)).isEqualTo(3.5);
  }
}
