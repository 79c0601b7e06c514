package framewatch.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.standalone.faults.Footage.Shape;
import framewatch.standalone.score.Label;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeTest {
  private static final Shape SHAPE = new Shape(64, 48, 25);
  private static final Window WINDOW = new Window(10, 20, 25);

  private Reel reel;
  private Take take;

  @BeforeEach
  void open() throws IOException {
    reel = new MadeUp(3).reel("a", SHAPE, 50);
    take = new Take(reel);
  }

  @AfterEach
  void close() throws IOException {
    reel.close();
  }

  @Test
  void isTheSameForTheSameSeed() throws IOException {
    try (Reel again = new MadeUp(3).reel("a", SHAPE, 50);
        Reel other = new MadeUp(4).reel("a", SHAPE, 50)) {
      assertThat(again.picture(30).samples).isEqualTo(reel.picture(30).samples);
      assertThat(again.sound).isEqualTo(reel.sound);
      assertThat(other.picture(30).samples).isNotEqualTo(reel.picture(30).samples);
    }
  }

  @Test
  void changesThePicturesOfTheWindowOnly() {
    new Freeze().plant(take, WINDOW, new Random(1));
    assertThat(take.frame(9).samples).isEqualTo(reel.picture(9).samples);
    assertThat(take.frame(10).samples).isEqualTo(reel.picture(10).samples);
    assertThat(take.frame(19).samples).isEqualTo(reel.picture(10).samples);
    assertThat(take.frame(20).samples).isEqualTo(reel.picture(20).samples);
    assertThat(take.defects()).containsExactly(new Label("freeze", 0.4, 0.8));
  }

  @Test
  void changesTheSoundOfTheWindowOnly() {
    Silence.DIGITAL.plant(take, WINDOW, new Random(1));
    assertThat(take.sound[0][19_199]).isEqualTo(reel.sound[0][19_199]).isNotZero();
    assertThat(take.sound[0][19_200]).isZero();
    assertThat(take.sound[1][38_399]).isZero();
    assertThat(take.sound[1][38_400]).isEqualTo(reel.sound[1][38_400]).isNotZero();
  }

  @Test
  void labelsBlackToTheEndOfTheStream() {
    Black.TO_THE_END.plant(take, WINDOW, new Random(1));
    assertThat(take.frame(49).samples[0]).isEqualTo((byte) 16);
    assertThat(take.defects()).containsExactly(new Label("black", 0.4, 2));
  }

  @Test
  void tellsLookAlikesFromDefects() {
    Flashes.SLOW.plant(take, WINDOW, new Random(1));
    new NearBlack().plant(take, WINDOW, new Random(1));
    assertThat(take.defects()).isEmpty();
    assertThat(take.others()).extracting(Label::type).containsExactly("legal_flash", "near_black");
  }
}
