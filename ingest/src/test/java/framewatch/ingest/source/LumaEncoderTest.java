package framewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.SourceUri;
import framewatch.wire.avro.PictureEncoding;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LumaEncoderTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "640x360, yuv420p,     8",
    "161x91,  yuv422p,     8",
    "640x360, yuv420p10le, 10",
    "640x360, yuv444p12le, 12",
    "640x360, gray16le,    16",
    "640x360, rgb24,       8",
  })
  void keepsEveryValue(String size, String pixelFormat, int depth) throws Exception {
    try (Source source = source(size, pixelFormat);
        var encoder = new LumaEncoder()) {
      source.next();
      var picture = (Picture) source.next();
      for (double place = 0; place <= 1; place += 0.25) {
        var encoded = encoder.encode(picture, place, 1 - place);
        assertThat(encoded.encoding()).isEqualTo(PictureEncoding.LUMA_PNG);
        assertThat(encoded.bitDepth()).isEqualTo(depth);
        Raster raster = raster(encoded);
        assertThat(raster.getNumBands()).isEqualTo(1);
        for (int y = 0; y < encoded.height(); y++) {
          for (int x = 0; x < encoded.width(); x++) {
            int decoded = luma(picture, encoded.left() + x, encoded.top() + y);
            assertThat(raster.getSample(x, y, 0)).isEqualTo(decoded);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1920x1080, 0.5,  0.5,  768 416 384x224",
    "1920x1080, 0.03, 0.06, 0 0 384x224",
    "1920x1080, 0.97, 0.94, 1536 848 384x224",
    "300x200,   0.9,  0.9,  0 0 300x200",
  })
  void liesAroundThePlaceOnTheGridOfMacroblocks(String size, double x, double y, String expected)
      throws Exception {
    try (Source source = source(size, "gray");
        var encoder = new LumaEncoder()) {
      var encoded = encoder.encode((Picture) source.next(), x, y);
      String cut = encoded.left() + " " + encoded.top() + " ";
      assertThat(cut + encoded.width() + "x" + encoded.height()).isEqualTo(expected);
    }
  }

  @Test
  void followsTheFormatAndGivesTheSameBytesAgain() throws Exception {
    try (Source eight = source("640x360", "yuv420p");
        Source ten = source("640x360", "yuv420p10le");
        var encoder = new LumaEncoder()) {
      var picture = (Picture) eight.next();
      byte[] first = encoder.encode(picture, 0.5, 0.5).bytes();
      assertThat(encoder.encode((Picture) ten.next(), 0.5, 0.5).bitDepth()).isEqualTo(10);
      assertThat(encoder.encode(picture, 0.5, 0.5).bytes()).isEqualTo(first);
    }
  }

  private Source source(String size, String pixelFormat) throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            pixelFormat + ".nut",
            MediaFiles.video(size, 1),
            "-frames:v 2 -c:v rawvideo -pix_fmt",
            pixelFormat);
    return Sources.open(SourceUri.of(file.toString()), Watched.params());
  }

  private static Raster raster(EncodedPicture encoded) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(encoded.bytes())).getRaster();
  }

  private static int luma(Picture picture, int x, int y) {
    int bytes = picture.format.getBitDepth() > 8 ? 2 : 1;
    int at = y * picture.strides[0] + x * bytes;
    int low = picture.planes[0].get(at) & 0xff;
    return bytes == 1 ? low : (picture.planes[0].get(at + 1) & 0xff) << 8 | low;
  }
}
