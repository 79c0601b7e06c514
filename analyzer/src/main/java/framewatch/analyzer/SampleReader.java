package framewatch.analyzer;

import framewatch.detect.Luma;
import framewatch.detect.LumaSample;
import framewatch.detect.Observation;
import framewatch.detect.Sample;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.Mark;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The observation that a sample record holds: a decoded picture, a mark, or nothing to see. */
final class SampleReader {

  /** More than an 8K picture; a larger one would be an attack on the memory. */
  private static final long MAX_PIXELS = 40_000_000;

  static {
    ImageIO.setUseCache(false);
  }

  private SampleReader() {}

  /**
   * Reads a sample; empty where the picture was too large to be published.
   *
   * @throws MalformedRecordException if the picture cannot be decoded or has another size than the
   *     record says
   */
  static Optional<Observation> read(FramePayload payload) {
    Mark mark = payload.getMark();
    if (mark != null) {
      return Optional.of(MarkReader.read(mark));
    }
    return switch (payload.getEncoding()) {
      case OMITTED -> Optional.empty();
      case JPEG -> Optional.of(sample(payload, decode(payload, "jpeg")));
      case LUMA_PNG -> Optional.of(luma(payload, decode(payload, "png").getRaster()));
    };
  }

  private static BufferedImage decode(FramePayload payload, String format) {
    ByteBuffer picture = payload.getPicture();
    byte[] file = Columns.bytes(picture, 0, picture.remaining());
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width != payload.getWidth()
          || height != payload.getHeight()
          || (long) width * height > MAX_PIXELS) {
        throw new MalformedRecordException(
            "picture is %dx%d: expected %dx%d, at most %d pixels"
                .formatted(width, height, payload.getWidth(), payload.getHeight(), MAX_PIXELS));
      }
      return reader.read(0);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedRecordException("picture cannot be decoded: " + e.getMessage());
    } finally {
      reader.dispose();
    }
  }

  private static Sample sample(FramePayload payload, BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] red = new byte[width * height];
    byte[] green = new byte[width * height];
    byte[] blue = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0, i = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++, i++) {
        red[i] = (byte) (row[x] >> 16);
        green[i] = (byte) (row[x] >> 8);
        blue[i] = (byte) row[x];
      }
    }
    return new Sample(payload.getTimeUs(), payload.getPosition(), width, height, red, green, blue);
  }

  /** Grey values as they stand in the file: no colour space may touch them. */
  private static LumaSample luma(FramePayload payload, Raster raster) {
    int depth = payload.getBitDepth();
    int bits = raster.getSampleModel().getSampleSize(0);
    if (raster.getNumBands() != 1 || bits != (depth > 8 ? 16 : 8)) {
      throw new MalformedRecordException(
          "picture has %d bands of %d bits: expected grey of %d bits"
              .formatted(raster.getNumBands(), bits, depth));
    }
    int width = raster.getWidth();
    int height = raster.getHeight();
    short[] values = new short[width * height];
    int[] row = new int[width];
    for (int y = 0, i = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++, i++) {
        values[i] = (short) row[x];
      }
    }
    var luma = new Luma(payload.getLeft(), payload.getTop(), width, height, depth, true, values);
    return new LumaSample(payload.getTimeUs(), payload.getPosition(), luma);
  }
}
