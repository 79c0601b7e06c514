package framewatch.analyzer;

import framewatch.detect.Observation;
import framewatch.wire.avro.FrameBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The observations of a batch, in the order in which ingest saw them. */
final class FrameBatchReader {

  private static final int VIDEO = 0;
  private static final int AUDIO = 1;
  private static final int MARK = 2;

  private FrameBatchReader() {}

  /**
   * Reads a batch.
   *
   * @throws MalformedRecordException if its columns do not fit together, or hold what they may not
   */
  static List<Observation> read(FrameBatch batch) {
    var video = new VideoReader(batch.getVideo());
    var audio = new AudioReader(batch.getAudio());
    var marks = batch.getMarks();
    ByteBuffer order = batch.getOrder();
    int observations = order.remaining();
    Columns.check("order", observations, video.frames() + audio.windows() + marks.size());
    List<Observation> read = new ArrayList<>(observations);
    int mark = 0;
    for (int i = 0; i < observations; i++) {
      int kind = Columns.get(order, i);
      if (kind == VIDEO && video.hasNext()) {
        read.add(video.next());
      } else if (kind == AUDIO && audio.hasNext()) {
        read.add(audio.next());
      } else if (kind == MARK && mark < marks.size()) {
        read.add(MarkReader.read(marks.get(mark++)));
      } else {
        throw new MalformedRecordException(
            "order[%d] is %d: expected 0, 1 or 2, each as often as there are of its kind"
                .formatted(i, kind));
      }
    }
    return read;
  }
}
