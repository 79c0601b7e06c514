package framewatch.ingest.publish;

import framewatch.ingest.measure.AudioMeasures;
import framewatch.ingest.measure.VideoMeasures;
import framewatch.ingest.source.Picture;
import framewatch.wire.avro.AudioWindows;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.VideoFrames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The observations of one batch, column by column, in the order in which they came. */
final class Columns {
  /** Values of {@code FrameBatch.order}. */
  private static final byte VIDEO = 0;

  private static final byte AUDIO = 1;
  private static final byte MARK = 2;

  private final Bytes order = new Bytes();
  private final List<Mark> marks = new ArrayList<>();
  private final VideoColumns video = new VideoColumns();
  private final AudioColumns audio = new AudioColumns();

  void frame(long timeUs, Picture picture, VideoMeasures measures, long samplePosition) {
    order.add(VIDEO);
    video.add(timeUs, picture, measures, samplePosition);
  }

  void window(long timeUs, AudioMeasures measures) {
    order.add(AUDIO);
    audio.add(timeUs, measures);
  }

  void mark(Mark mark) {
    order.add(MARK);
    marks.add(mark);
  }

  /** Puts the session's first mark in front and takes {@code originUs} off every time. */
  void begin(Mark opened, long originUs) {
    video.shift(-originUs);
    audio.shift(-originUs);
    marks.replaceAll(mark -> shifted(mark, originUs));
    marks.add(0, opened);
    order.addFirst(MARK);
  }

  int size() {
    return order.size();
  }

  ByteBuffer order() {
    return order.buffer();
  }

  List<Mark> marks() {
    return marks;
  }

  VideoFrames video() {
    return video.build();
  }

  AudioWindows audio() {
    return audio.build();
  }

  private static Mark shifted(Mark mark, long originUs) {
    boolean offset = mark.getKind() == MarkKind.DISCONTINUITY;
    return new Mark(
        mark.getKind(),
        mark.getTimeUs() - originUs,
        mark.getDurationUs(),
        mark.getCount(),
        mark.getPtsOffsetUs() + (offset ? originUs : 0),
        mark.getTrack(),
        mark.getDetail(),
        mark.getVideo(),
        mark.getAudio());
  }
}
