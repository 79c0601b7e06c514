package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.detect.LumaSample;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(ints = {8, 10, 16})
  void readsLumaValueByValue(int depth) throws IOException {
    boolean wide = depth > 8;
    int type = wide ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY;
    var image = new BufferedImage(40, 20, type);
    int most = (1 << depth) - 1;
    for (int i = 0; i < 800; i++) {
      image.getRaster().setSample(i % 40, i / 40, 0, i * most / 799);
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    var record = luma(bytes.toByteArray()).setBitDepth(depth).setLeft(32).setTop(16);
    var sample = (LumaSample) SampleReader.read(record.build()).orElseThrow();
    assertThat(sample.position()).isEqualTo(3);
    assertThat(sample.luma().left()).isEqualTo(32);
    assertThat(sample.luma().top()).isEqualTo(16);
    assertThat(sample.luma().lossless()).isTrue();
    for (int i = 0; i < 800; i++) {
      assertThat(sample.luma().at(i % 40, i / 40)).isEqualTo(i * most / 799);
    }
  }

  @Test
  void refusesLumaThatIsNoGreyOfItsDepth() throws IOException {
    var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    assertThatThrownBy(() -> SampleReader.read(luma(bytes.toByteArray()).build()))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("picture has 3 bands of 8 bits: expected grey of 8 bits");
  }

  @Test
  void approximatesTheLumaOfAPictureToLookAt() throws IOException {
    byte[] jpeg = jpeg(BufferedImage.TYPE_INT_RGB, new Color(200, 100, 50));
    Sample sample = (Sample) SampleReader.read(payload(jpeg).build()).orElseThrow();
    assertThat(sample.luma().at(39, 19)).isBetween(122, 126);
    assertThat(sample.luma().lossless()).isFalse();
  }

  private static FramePayload.Builder luma(byte[] png) {
    return payload(png).setEncoding(PictureEncoding.LUMA_PNG);
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
