package framewatch.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

  @Test
  void takesTheMiddleOneOfAnOddNumber() {
    assertThat(Spread.of(5, 1, 2)).isEqualTo(new Spread(2, 1, 5));
  }

  @Test
  void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
    assertThat(Spread.of(4, 1, 3, 9)).isEqualTo(new Spread(3.5, 1, 9));
  }

  @Test
  void isOneValueWhereThereIsOneRound() {
    assertThat(Spread.over(List.of("abc"), String::length)).isEqualTo(new Spread(3, 3, 3));
  }
}
