package framewatch.ingest.bench;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.measure.MeasureParams;
import framewatch.ingest.measure.VideoMeter;
import framewatch.ingest.publish.Heading;
import framewatch.ingest.publish.Publisher;
import framewatch.ingest.publish.SampleParams;
import framewatch.ingest.publish.SampleWriter;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/**
 * What sampling takes: CPU time against decoding, bytes against the raw pictures (4:2:0 of 8 bits),
 * and how many pictures of which kind. The file is read several times, as one stream of that
 * length; the first time warms up and does not count.
 *
 * <p>Arguments: FILE [TIMES [KEY=VALUE ...]], keys as in {@code samples.interval=1s}.
 */
public final class SampleBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Long> pictures = new TreeMap<>();
  private final Map<String, Long> bytes = new TreeMap<>();
  private long decodeNanos;
  private long sampleNanos;
  private long frames;
  private long rawBytes;
  private long startUs;
  private long endUs;

  private SampleBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Map<String, String> settings = new TreeMap<>();
    for (int i = 2; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    var params = ParamTable.of("samples", SampleParams.class).parse(settings);
    var benchmark = new SampleBenchmark();
    try (var writer =
        new SampleWriter(benchmark.counting(), new Heading("s", 1, "default"), params, false)) {
      writer.begin(mark(MarkKind.OPENED, 0), null);
      for (int i = 0; i <= times; i++) {
        if (i == 1) {
          benchmark.decodeNanos = 0;
          benchmark.sampleNanos = 0;
        }
        benchmark.run(SourceUri.of(arguments[0]), writer);
        benchmark.startUs = benchmark.endUs;
        writer.mark(mark(MarkKind.DISCONTINUITY, benchmark.endUs));
      }
      benchmark.print(times, writer);
    }
  }

  private void run(SourceUri file, SampleWriter writer) throws Exception {
    var meter = new VideoMeter(new MeasureParams(2));
    var params = ParamTable.of("source", SourceParams.class).parse(Map.of());
    try (Source source = Sources.open(file, params)) {
      Media media = timedNext(source);
      while (!(media instanceof Media.End)) {
        if (media instanceof Picture picture) {
          var measures = meter.measure(picture);
          long timeUs = Math.max(startUs, startUs + picture.ptsUs);
          long start = THREADS.getCurrentThreadCpuTime();
          writer.take(timeUs, picture, measures);
          sampleNanos += THREADS.getCurrentThreadCpuTime() - start;
          frames++;
          rawBytes += 3L * picture.format.getWidth() * picture.format.getHeight() / 2;
          endUs = Math.max(endUs, timeUs + picture.durationUs);
        }
        media = timedNext(source);
      }
    }
  }

  private Media timedNext(Source source) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    Media media = source.next();
    decodeNanos += THREADS.getCurrentThreadCpuTime() - start;
    return media;
  }

  private void print(int times, SampleWriter writer) {
    double timed = frames * times / (times + 1.0);
    System.out.printf(
        "decode %.3f ms, sampling %.4f ms per picture: %.2f %%%n",
        decodeNanos / 1e6 / timed, sampleNanos / 1e6 / timed, 100.0 * sampleNanos / decodeNanos);
    long all = bytes.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "%d frames, %.0f s; %.0f B of samples per frame, 1/%.0f of the raw pictures; %d missed%n",
        frames, endUs / 1e6, (double) all / frames, (double) rawBytes / all, writer.missed());
    pictures.forEach(
        (kind, count) ->
            System.out.printf(
                "%-20s %5.1f per minute, %d B each%n",
                kind, count * 6e7 / endUs, bytes.get(kind) / count));
  }

  private Publisher counting() {
    return new Publisher() {
      @Override
      public boolean publish(FrameBatch batch, boolean mayDrop) {
        return true;
      }

      @Override
      public boolean publish(FramePayload payload, boolean mayDrop) {
        if (payload.getMark() == null) {
          String kind = payload.getReason() + " " + payload.getEncoding();
          pictures.merge(kind, 1L, Long::sum);
          bytes.merge(kind, (long) payload.getPicture().remaining(), Long::sum);
        }
        return true;
      }

      @Override
      public void flush(String streamId) {}

      @Override
      public void close() {}
    };
  }

  private static Mark mark(MarkKind kind, long timeUs) {
    return Mark.newBuilder().setKind(kind).setTrack(Track.BOTH).setTimeUs(timeUs).build();
  }
}
