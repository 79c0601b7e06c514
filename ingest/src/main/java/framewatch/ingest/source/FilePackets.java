package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets of a local file, read in the caller's thread. */
final class FilePackets implements Packets {
  /** Unreadable places in a row after which the rest of a file is given up. */
  private static final int MOST_UNREADABLE = 100;

  private final Demuxer demuxer;
  private final String name;
  private final AVPacket packet = av_packet_alloc();

  FilePackets(Demuxer demuxer, String name) {
    this.demuxer = demuxer;
    this.name = name;
  }

  @Override
  public Read next() throws SourceException {
    int result = demuxer.read(packet);
    for (int i = 0; result == AVERROR_INVALIDDATA && i < MOST_UNREADABLE; i++) {
      // Most demuxers find the next readable place behind a damaged one.
      result = demuxer.read(packet);
    }
    if (result >= 0) {
      return new Arrived(packet);
    }
    if (result == AVERROR_EOF) {
      return new Finished(false, "end of file");
    }
    if (result == AVERROR_INVALIDDATA) {
      return new Finished(false, "the rest of the file cannot be read");
    }
    throw new SourceException(
        "%s: cannot be read on: %s"
            .formatted(
                name, demuxer.timedOut() ? "the disk does not answer" : Libav.error(result)));
  }

  @Override
  public void close() {
    av_packet_free(packet);
    demuxer.close();
  }
}
