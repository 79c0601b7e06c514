package framewatch.ingest;

import framewatch.config.Settings;
import framewatch.ingest.publish.Publisher;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.SourceException;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A publisher that keeps what it takes, and refuses live batches when told to. */
public final class Recorder implements Publisher {
  public final List<FrameBatch> batches = new ArrayList<>();
  public final List<FramePayload> samples = new ArrayList<>();
  public volatile boolean full;

  @Override
  public synchronized boolean publish(FrameBatch batch, boolean mayDrop) {
    if (full && mayDrop) {
      return false;
    }
    batches.add(batch);
    return true;
  }

  @Override
  public synchronized boolean publish(FramePayload payload, boolean mayDrop) {
    if (full && mayDrop) {
      return false;
    }
    samples.add(payload);
    return true;
  }

  @Override
  public void flush(String streamId) {}

  @Override
  public void close() {}

  /** Has a session of a file write down a source, to its end. */
  void watch(FakeSource source, Map<String, String> settings) throws SourceException {
    var read = IngestSettings.of(Settings.load(IngestSettings.tables(), null, Map.of(), settings));
    try (var session = new Session("s", -1, false, read, this, Progress.NONE)) {
      Media.End end = session.watch(source, () -> false);
      session.ended(end.detail());
    }
  }

  /** All observations, one line each, such as {@code 3 frame 120} or {@code 0 OPENED 0}. */
  public synchronized List<String> observations() {
    return observations(batches);
  }

  /** As {@link #observations()}, of batches from elsewhere. */
  public static List<String> observations(List<FrameBatch> batches) {
    var lines = new ArrayList<String>();
    for (var batch : batches) {
      long position = batch.getPosition();
      int video = 0;
      int audio = 0;
      int mark = 0;
      var order = batch.getOrder().slice();
      for (int i = 0; i < order.limit(); i++) {
        String line =
            switch (order.get(i)) {
              case 0 -> "frame " + batch.getVideo().getTimeUs().get(video++) / 1000;
              case 1 ->
                  "window %d+%d"
                      .formatted(
                          batch.getAudio().getTimeUs().get(audio) / 1000,
                          batch.getAudio().getDurationUs().get(audio++) / 1000);
              default -> text(batch.getMarks().get(mark++));
            };
        lines.add(position++ + " " + line);
      }
    }
    return lines;
  }

  /** Observations that are marks, without their positions. */
  public List<String> marks() {
    return observations().stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> Character.isUpperCase(line.charAt(0)))
        .toList();
  }

  static String text(Mark mark) {
    var text = new StringBuilder(mark.getKind() + " " + mark.getTimeUs() / 1000);
    if (mark.getDurationUs() != 0) {
      text.append(" for ").append(mark.getDurationUs() / 1000);
    }
    if (mark.getCount() != 0) {
      text.append(" count ").append(mark.getCount());
    }
    if (mark.getPtsOffsetUs() != 0) {
      text.append(" offset ").append(mark.getPtsOffsetUs() / 1000);
    }
    return text.toString();
  }
}
