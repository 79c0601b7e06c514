package framewatch.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FfmpegProgramTest {

  @Test
  void readsWhatTheProgramSaysOfItself() {
    String said = "frame= 30\nbench: utime=0.322s stime=0.003s rtime=0.654s\nbench: maxrss=5KiB\n";

    assertThat(FfmpegProgram.cpuMs(said)).isEqualTo(325);
  }
}
