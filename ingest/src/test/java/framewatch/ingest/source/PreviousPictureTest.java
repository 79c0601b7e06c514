package framewatch.ingest.source;

import static framewatch.ingest.source.MediaFiles.audio;
import static framewatch.ingest.source.MediaFiles.make;
import static framewatch.ingest.source.MediaFiles.video;
import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.SourceUri;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviousPictureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.ts,  -c:v libopenh264 -c:a aac",
    "b.avi, -c:v mpeg4 -bf 2 -c:a mp2",
    "c.mkv, -c:v libvpx -c:a libopus",
    "d.nut, -c:v rawvideo -pix_fmt rgb24 -c:a pcm_s16le",
    "e.nut, -c:v rawvideo -pix_fmt nv12 -c:a pcm_s16le",
  })
  void isThePictureHandedOverBefore(String name, String codecs) throws Exception {
    Path file = make(folder, name, video("160x120", 1), audio(1), codecs);
    assertThat(compared(file.toString())).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synthetic:?duration=2s&channels=0",
        "synthetic:?duration=2s&gap=0.5s-1s&errors=1s-2s&size=64x36"
      })
  void isThePictureMadeUpBefore(String uri) throws Exception {
    assertThat(compared(uri)).isGreaterThan(20);
  }

  /** Compares each picture's previous one with a copy made when it was handed over. */
  private static int compared(String uri) throws Exception {
    int compared = 0;
    try (Source source = Sources.open(SourceUri.of(uri), Watched.params())) {
      ByteBuffer[] copies = null;
      long ptsUs = 0;
      for (Media media = source.next(); !(media instanceof Media.End); media = source.next()) {
        if (!(media instanceof Picture picture)) {
          continue;
        }
        Picture previous = picture.previous;
        if (copies == null || previous == null) {
          assertThat(previous).isNull();
          assertThat(copies).isNull();
        } else {
          assertThat(previous.ptsUs).isEqualTo(ptsUs);
          assertThat(previous.previous).isNull();
          assertThat(previous.format).isSameAs(picture.format);
          assertThat(copied(previous)).isEqualTo(copies);
          compared++;
        }
        copies = copied(picture);
        ptsUs = picture.ptsUs;
      }
    }
    return compared;
  }

  private static ByteBuffer[] copied(Picture picture) {
    ByteBuffer[] copies = new ByteBuffer[picture.planeCount];
    for (int i = 0; i < copies.length; i++) {
      ByteBuffer plane = picture.planes[i].duplicate().position(0);
      copies[i] = ByteBuffer.allocate(plane.remaining()).put(plane).flip();
    }
    return copies;
  }
}
