package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelWeightsTest {

  @Test
  void countSurroundMoreAndLowFrequenciesNotAtAll() {
    assertThat(ChannelWeights.of("mono", 1)).containsExactly(1);
    assertThat(ChannelWeights.of("stereo", 2)).containsExactly(1, 1);
    assertThat(ChannelWeights.of("3.0", 3)).containsExactly(1, 1, 1);
    assertThat(ChannelWeights.of("2.1", 3)).containsExactly(1, 1, 0);
    assertThat(ChannelWeights.of("quad", 4)).containsExactly(1, 1, 1.41f, 1.41f);
    assertThat(ChannelWeights.of("4.0", 4)).containsExactly(1, 1, 1, 1.41f);
    assertThat(ChannelWeights.of("5.0", 5)).containsExactly(1, 1, 1, 1.41f, 1.41f);
    assertThat(ChannelWeights.of("5.1", 6)).containsExactly(1, 1, 1, 0, 1.41f, 1.41f);
    assertThat(ChannelWeights.of("5.1(side)", 6)).containsExactly(1, 1, 1, 0, 1.41f, 1.41f);
    assertThat(ChannelWeights.of("7.1", 8)).containsExactly(1, 1, 1, 0, 1.41f, 1.41f, 1.41f, 1.41f);
  }

  @Test
  void takeAnUnknownLayoutForTheUsualOne() {
    assertThat(ChannelWeights.of("6 channels", 6)).containsExactly(1, 1, 1, 0, 1.41f, 1.41f);
    assertThat(ChannelWeights.of("", 2)).containsExactly(1, 1);
  }
}
