package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DetectorSetsTest {

  @Test
  void theSetsOfPictureAndSoundAreTogetherAllWithoutOverlap() {
    List<Spec<?>> both = new ArrayList<>(Detectors.set("video"));
    both.addAll(Detectors.set("audio"));

    assertThat(both).containsExactlyInAnyOrderElementsOf(Detectors.set("all"));
    assertThat(Detectors.set("all")).isEqualTo(Detectors.ALL);
  }
}
