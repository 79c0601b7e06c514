package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * A file or live stream decoded by libav, in the caller's thread: one thread per decoder, planes
 * and samples in libav's own memory. Of a live source only the packets are read by a thread of its
 * own, see {@link LivePackets}.
 */
final class FfmpegSource implements Source {
  private final Location location;
  private final Demuxer demuxer;
  private final Packets packets;
  private final @Nullable VideoTrack video;
  private final @Nullable AudioTrack audio;

  /** Decoder that was given a packet and has not yet handed out all frames; null for none. */
  private @Nullable Track pending;

  /** Handed out next. */
  private @Nullable Media waiting;

  /** Packets read since one that was marked corrupt. */
  private int sinceCorrupt = Integer.MAX_VALUE;

  private Media.@Nullable End end;
  private int flushed;

  FfmpegSource(Location location, SourceParams params) throws SourceException {
    this.location = location;
    demuxer = new Demuxer(location, params);
    AVStream v = demuxer.video();
    AVStream a = demuxer.audio();
    VideoTrack videoTrack = null;
    boolean done = false;
    try {
      videoTrack = v == null ? null : new VideoTrack(demuxer.context(), v, location.name(), params);
      audio = a == null ? null : new AudioTrack(a, location.name(), params);
      done = true;
    } finally {
      if (!done) {
        close(videoTrack, null);
        demuxer.close();
      }
    }
    video = videoTrack;
    packets =
        location.kind().live
            ? new LivePackets(demuxer, location)
            : new FilePackets(demuxer, location.name());
  }

  @Override
  public @Nullable VideoFormat video() {
    return video == null ? null : video.videoFormat();
  }

  @Override
  public @Nullable AudioFormat audio() {
    return audio == null ? null : audio.audioFormat();
  }

  @Override
  public boolean replayable() {
    return location.file() != null;
  }

  @Override
  public long durationUs() {
    return demuxer.durationUs();
  }

  @Override
  public long announcedEndUs() {
    return demuxer.announcedEndUs();
  }

  @Override
  public boolean cutOff() {
    // libav hands out what it has of an incomplete unit, marked; of each track, at the end.
    return sinceCorrupt < 2 || demuxer.endsWithinPacket();
  }

  @Override
  public Media next() throws SourceException {
    while (true) {
      if (waiting != null) {
        Media next = waiting;
        waiting = null;
        return next;
      }
      Media media = pending == null ? null : receive(pending);
      if (media != null) {
        return media;
      }
      pending = null;
      media = end == null ? read() : flush();
      if (media != null) {
        return media;
      }
    }
  }

  /** A frame of the decoder, or its error; null if it wants another packet. */
  private @Nullable Media receive(Track track) {
    Decoder decoder = decoder(track);
    AVFrame frame = decoder.receive();
    if (frame == null) {
      int error = decoder.takeError();
      return error == 0 ? null : new Media.Refused(track, 1, Libav.error(error));
    }
    return track == Track.VIDEO
        ? Objects.requireNonNull(video).describe(frame)
        : Objects.requireNonNull(audio).describe(frame);
  }

  private @Nullable Media read() throws SourceException {
    Packets.Read read = packets.next();
    if (read instanceof Packets.Nothing nothing) {
      return new Media.Idle(nothing.idleUs());
    }
    if (read instanceof Packets.Finished finished) {
      end = new Media.End(finished.lost(), finished.detail());
      return null;
    }
    AVPacket packet = ((Packets.Arrived) read).packet();
    Track track = trackOf(packet);
    if (track == null) {
      Media other = demuxer.others().kind(packet.stream_index());
      av_packet_unref(packet);
      return other;
    }
    boolean corrupt = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
    sinceCorrupt =
        corrupt ? 0 : sinceCorrupt == Integer.MAX_VALUE ? sinceCorrupt : sinceCorrupt + 1;
    int result = decoder(track).send(packet);
    av_packet_unref(packet);
    pending = track;
    Media refused = result < 0 ? new Media.Refused(track, 1, Libav.error(result)) : null;
    if (corrupt) {
      waiting = refused;
      return new Media.Corrupt(track, 1);
    }
    return refused;
  }

  /** After the last packet: what the decoders still hold, video first, then the end. */
  private @Nullable Media flush() {
    while (flushed < 2) {
      Track track = flushed++ == 0 ? Track.VIDEO : Track.AUDIO;
      if (track == Track.VIDEO ? video != null : audio != null) {
        decoder(track).send(null);
        pending = track;
        return null;
      }
    }
    return end;
  }

  private @Nullable Track trackOf(AVPacket packet) {
    int index = packet.stream_index();
    AVStream v = demuxer.video();
    AVStream a = demuxer.audio();
    if (v != null && v.index() == index) {
      return Track.VIDEO;
    }
    return a != null && a.index() == index ? Track.AUDIO : null;
  }

  private Decoder decoder(Track track) {
    return track == Track.VIDEO
        ? Objects.requireNonNull(video).decoder()
        : Objects.requireNonNull(audio).decoder();
  }

  @Override
  public void close() {
    packets.close();
    close(video, audio);
  }

  private static void close(@Nullable VideoTrack video, @Nullable AudioTrack audio) {
    if (video != null) {
      video.close();
    }
    if (audio != null) {
      audio.close();
    }
  }
}
