package framewatch.ingest.publish;

import framewatch.ingest.measure.MeasureParams;
import framewatch.ingest.measure.VideoMeter;
import framewatch.ingest.source.Picture;
import framewatch.wire.WireData;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.VideoFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Prints what it costs to put a frame into columns and to write it in Avro's form, microseconds of
 * wall time per frame in batches of 25, and its size. A program, not a test: run its main.
 */
final class EncodeBenchmark {
  private static final int BATCHES = 20_000;
  private static final int FRAMES = 25;

  private EncodeBenchmark() {}

  public static void main(String... arguments) throws Exception {
    var format = VideoFormat.newBuilder().setCodec("x").setWidth(640).setHeight(360).build();
    var picture = new Picture(format);
    var noise = new byte[640 * 360];
    new Random(1).nextBytes(noise);
    picture.planes[0] = ByteBuffer.allocateDirect(noise.length).put(noise).flip();
    picture.strides[0] = 640;
    picture.planeCount = 1;
    picture.durationUs = 40_000;
    var measures = new VideoMeter(new MeasureParams(2)).measure(picture);
    var writer =
        new SpecificDatumWriter<FrameBatch>(FrameBatch.getClassSchema(), WireData.INSTANCE);
    var bytes = new ByteArrayOutputStream();
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      long size = 0;
      for (int i = 0; i < BATCHES; i++) {
        var columns = new Columns();
        for (int k = 0; k < FRAMES; k++) {
          columns.frame(40_000L * k, picture, measures, -1);
        }
        var batch =
            FrameBatch.newBuilder()
                .setStreamId("s")
                .setOrder(columns.order())
                .setMarks(List.of())
                .setVideo(columns.video())
                .setAudio(columns.audio())
                .build();
        bytes.reset();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(batch, encoder);
        encoder.flush();
        size += bytes.size();
      }
      double us = (System.nanoTime() - start) / 1e3 / BATCHES / FRAMES;
      System.out.printf("%.2f us per frame, %d bytes%n", us, size / BATCHES / FRAMES);
    }
  }
}
