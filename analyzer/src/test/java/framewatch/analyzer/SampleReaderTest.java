package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.detect.Mark;
import framewatch.detect.Sample;
import framewatch.detect.Scene;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.SampleReason;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleReaderTest {

  private static byte[] jpeg(int type, Color colour) throws IOException {
    var image = new BufferedImage(40, 20, type);
    var graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 40, 20);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  private static FramePayload.Builder payload(byte[] picture) {
    return FramePayload.newBuilder()
        .setStreamId("s")
        .setEpoch(1)
        .setWallClockUs(null)
        .setTimeUs(7)
        .setPosition(3)
        .setMark(null)
        .setReason(SampleReason.INTERVAL)
        .setEncoding(PictureEncoding.JPEG)
        .setWidth(40)
        .setHeight(20)
        .setPicture(ByteBuffer.wrap(picture));
  }

  @Test
  void decodesAPictureToItsColours() throws IOException {
    byte[] jpeg = jpeg(BufferedImage.TYPE_INT_RGB, new Color(200, 100, 50));
    Sample sample = (Sample) SampleReader.read(payload(jpeg).build()).orElseThrow();
    assertThat(sample.position()).isEqualTo(3);
    assertThat(sample.red()).hasSize(800);
    assertThat(sample.red()[0] & 0xff).isBetween(197, 203);
    assertThat(sample.green()[400] & 0xff).isBetween(97, 103);
    assertThat(sample.blue()[799] & 0xff).isBetween(47, 53);
  }

  @Test
  void decodesAPictureWithoutColour() throws IOException {
    byte[] jpeg = jpeg(BufferedImage.TYPE_BYTE_GRAY, Color.WHITE);
    Sample sample = (Sample) SampleReader.read(payload(jpeg).build()).orElseThrow();
    assertThat(sample.blue()[0] & 0xff).isEqualTo(255);
  }

  @Test
  void seesNothingWhereThePictureWasLeftOut() {
    var omitted = payload(new byte[0]).setEncoding(PictureEncoding.OMITTED).build();
    assertThat(SampleReader.read(omitted)).isEmpty();
  }

  @Test
  void readsAMark() {
    var mark = (Mark) new Scene().observations().get(0);
    var payload = payload(new byte[0]).setMark(Batches.mark(mark)).build();
    assertThat(SampleReader.read(payload)).contains(mark);
  }

  @Test
  void refusesWhatIsNoPicture() throws IOException {
    byte[] jpeg = jpeg(BufferedImage.TYPE_INT_RGB, Color.RED);
    byte[] truncated = Arrays.copyOf(jpeg, 100);
    for (byte[] bytes : new byte[][] {{}, {1, 2, 3, 4}, truncated}) {
      assertThatThrownBy(() -> SampleReader.read(payload(bytes).build()))
          .isInstanceOf(MalformedRecordException.class)
          .hasMessageStartingWith("picture cannot be decoded");
    }
  }

  @Test
  void refusesAPictureOfAnotherSizeBeforeItIsDecoded() throws IOException {
    byte[] jpeg = jpeg(BufferedImage.TYPE_INT_RGB, Color.RED);
    assertThatThrownBy(() -> SampleReader.read(payload(jpeg).setWidth(39).build()))
        .hasMessageStartingWith("picture is 40x20: expected 39x20");
  }
}
