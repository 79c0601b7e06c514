package framewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.SourceUri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
  @TempDir Path folder;

  @Test
  void dependsOnContentAndNotOnTheName() throws Exception {
    byte[] bytes = new byte[5_000_000];
    new Random(1).nextBytes(bytes);
    Path one = Files.write(folder.resolve("a.ts"), bytes);
    Path other = Files.write(folder.resolve("b.mp4"), bytes);
    assertThat(epoch(one)).isNegative().isEqualTo(epoch(other));
  }

  @Test
  void seesAChangeAtEitherEndAndOfTheLength() throws Exception {
    Set<Long> epochs = new HashSet<>();
    for (int size : new int[] {1, 1000, 1 << 20, (1 << 20) + 1, 20_000_000}) {
      byte[] bytes = new byte[size];
      epochs.add(epoch(Files.write(folder.resolve("a"), bytes)));
      bytes[size - 1] = 1;
      epochs.add(epoch(Files.write(folder.resolve("a"), bytes)));
      bytes[size - 1] = 0;
      bytes[0] = 2;
      epochs.add(epoch(Files.write(folder.resolve("a"), bytes)));
    }
    assertThat(epochs).hasSize(15);
  }

  @Test
  void isUnknownForWhatComesOverANetwork() throws Exception {
    assertThat(Sources.contentEpoch(SourceUri.of("rtsp://camera/a"), Watched.params())).isEmpty();
  }

  private static long epoch(Path file) throws SourceException {
    return Sources.contentEpoch(SourceUri.of(file.toString()), Watched.params()).orElseThrow();
  }
}
