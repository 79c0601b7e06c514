package framewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.SourceUri;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegEncoderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1920x1080, 480x270",
    "640x360,   480x270",
    "720x576,   338x270",
    "360x640,   152x270",
    "160x90,    160x90",
    "161x91,    161x91",
    "2000x100,  480x24",
  })
  void keepsTheAspectAndNeverEnlarges(String size, String expected) throws Exception {
    BufferedImage image = decoded("synthetic:?duration=1s&bars=0s-1s&size=" + size);
    assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(expected);
  }

  @Test
  void showsTheColoursOfThePicture() throws Exception {
    BufferedImage image = decoded("synthetic:?duration=1s&bars=0s-1s");
    // Bars of 75 %: 191 of 255. The second is yellow, the last blue.
    assertColour(image.getRGB(103, 135), 191, 191, 0);
    assertColour(image.getRGB(445, 135), 0, 0, 191);
  }

  @ParameterizedTest
  @CsvSource({"yuv420p10le", "yuv422p", "yuv444p12le", "yuvj420p", "gray", "gray10le", "rgb24"})
  void takesEveryFormatThatASourceHandsOver(String pixelFormat) throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.nut",
            "-f lavfi -i color=white:s=64x48:d=1 -c:v rawvideo -pix_fmt",
            pixelFormat);
    assertColour(decoded(file.toString()).getRGB(30, 20), 255, 255, 255);
  }

  @Test
  void givesTheSameBytesForTheSamePicture() throws Exception {
    try (Source source = Sources.open(SourceUri.of("synthetic:?channels=0"), Watched.params());
        var encoder = new JpegEncoder();
        var other = new JpegEncoder()) {
      var picture = (Picture) source.next();
      byte[] first = encoder.encode(picture).bytes();
      picture = (Picture) source.next();
      byte[] second = encoder.encode(picture).bytes();
      assertThat(encoder.encode(picture).bytes()).isEqualTo(second).isNotEqualTo(first);
      assertThat(other.encode(picture).bytes()).isEqualTo(second);
      // Of the size that the topic is planned with.
      assertThat(second.length).isBetween(5_000, 60_000);
    }
  }

  private static BufferedImage decoded(String uri) throws Exception {
    try (Source source = Sources.open(SourceUri.of(uri), Watched.params());
        var encoder = new JpegEncoder()) {
      var encoded = encoder.encode((Picture) source.next());
      var image = ImageIO.read(new ByteArrayInputStream(encoded.bytes()));
      assertThat(image.getWidth()).isEqualTo(encoded.width());
      assertThat(image.getHeight()).isEqualTo(encoded.height());
      return image;
    }
  }

  private static void assertColour(int rgb, int red, int green, int blue) {
    assertThat((rgb >> 16) & 255).isBetween(red - 4, red + 4);
    assertThat((rgb >> 8) & 255).isBetween(green - 4, green + 4);
    assertThat(rgb & 255).isBetween(blue - 4, blue + 4);
  }
}
