package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * An opened container: looks into it and reads the packets of its tracks, every call under a time
 * limit. Nothing is opened with libav's own defaults: demuxers, protocols, redirects, probing and
 * the size of pictures are all bounded.
 */
final class Demuxer implements AutoCloseable {
  private final Location location;
  private final SourceParams params;
  private final AVFormatContext context;
  private final Deadline deadline;
  private final @Nullable AVStream video;
  private final @Nullable AVStream audio;
  private final SideTracks others;

  Demuxer(Location location, SourceParams params) throws SourceException {
    this.location = location;
    this.params = params;
    context = avformat_alloc_context();
    deadline = new Deadline(context);
    open();
    boolean done = false;
    try {
      MainTracks.checkSizes(context, location, params);
      findTracks();
      var main = new MainTracks(context, location, params);
      video = main.video;
      audio = main.audio;
      others = new SideTracks(context, location.kind());
      discardOthers();
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  @Nullable AVStream video() {
    return video;
  }

  @Nullable AVStream audio() {
    return audio;
  }

  AVFormatContext context() {
    return context;
  }

  /** Length in microseconds as the container states it; 0 if unknown. */
  long durationUs() {
    long duration = context.duration();
    return duration == avutil.AV_NOPTS_VALUE ? 0 : Math.max(0, duration);
  }

  /** As {@link Source#announcedEndUs}. */
  long announcedEndUs() {
    if (context.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM) {
      return Long.MIN_VALUE;
    }
    // Rather than the container's length: a track of subtitles may end later.
    long endUs = Math.max(announcedEndUs(video), announcedEndUs(audio));
    boolean alone = context.nb_streams() == (video == null || audio == null ? 1 : 2);
    if (endUs == Long.MIN_VALUE && alone && durationUs() > 0) {
      long startUs = context.start_time();
      return (startUs == avutil.AV_NOPTS_VALUE ? 0 : startUs) + durationUs();
    }
    return endUs;
  }

  private static long announcedEndUs(@Nullable AVStream track) {
    if (track == null || track.duration() <= 0) {
      return Long.MIN_VALUE;
    }
    var timeBase = TimeBase.of(track.time_base());
    long startUs = timeBase.toUs(track.start_time());
    return (startUs == TimeBase.NONE ? 0 : startUs) + timeBase.toUs(track.duration());
  }

  /** The tracks beside picture and sound. */
  SideTracks others() {
    return others;
  }

  /** True for a transport stream in a file that ends within one of its packets. */
  boolean endsWithinPacket() {
    boolean file = location.file() != null && "mpegts".equals(Libav.text(context.iformat().name()));
    long bytes = file ? avio_size(context.pb()) : 0;
    // 192 with time codes, 204 with error correction.
    return bytes % 188 != 0 && bytes % 192 != 0 && bytes % 204 != 0;
  }

  /**
   * Reads the next packet.
   *
   * @return 0, or libav's error number
   */
  int read(AVPacket packet) {
    // Segments come seconds apart.
    int factor = location.kind().segmented() ? 3 : 1;
    deadline.in(params.readTimeout().multipliedBy(factor));
    return av_read_frame(context, packet);
  }

  /** True if the source has an end that is known: a file on a server, a finished playlist. */
  boolean finite() {
    boolean sized = context.pb() != null && !context.pb().isNull() && avio_size(context.pb()) > 0;
    return location.kind().segmented() ? durationUs() > 0 : sized;
  }

  /** True if reading ended because nothing came in time. */
  boolean timedOut() {
    return deadline.exceeded();
  }

  /** Error number of the transport below the container, 0 for none. */
  int transportError() {
    return context.pb() == null || context.pb().isNull() ? 0 : context.pb().error();
  }

  /** Ends a read that another thread is waiting in; no read succeeds from then on. */
  void cancel() {
    deadline.cancel();
  }

  @Override
  public void close() {
    deadline.cancel();
    avformat_close_input(context);
    deadline.close();
  }

  private void open() throws SourceException {
    context.max_streams(params.maxTracks());
    AVDictionary options = OpenOptions.of(location.kind(), params);
    deadline.in(params.openTimeout());
    int result = avformat_open_input(context, location.url(), null, options);
    av_dict_free(options);
    if (result < 0) {
      // libav has freed the context.
      deadline.close();
      throw failed(result);
    }
  }

  private void findTracks() throws SourceException {
    int count = context.nb_streams();
    AVDictionary[] perTrack = new AVDictionary[count];
    // max_pixels must be given here: probing decodes with contexts of its own.
    try (PointerPointer<Pointer> options = new PointerPointer<>(Math.max(1, count))) {
      for (int i = 0; i < count; i++) {
        perTrack[i] = new AVDictionary(null);
        av_dict_set(perTrack[i], "max_pixels", Long.toString(params.maxPixels()), 0);
        av_dict_set(perTrack[i], "threads", "1", 0);
        options.put(i, perTrack[i]);
      }
      deadline.in(params.openTimeout().plus(params.analyzeDuration()));
      int result =
          count == 0
              ? avformat_find_stream_info(context, (AVDictionary) null)
              : avformat_find_stream_info(context, options);
      for (int i = 0; i < count; i++) {
        av_dict_free(new AVDictionary(options.get(i)));
      }
      if (result < 0) {
        throw failed(result);
      }
    }
  }

  private void discardOthers() {
    for (int i = 0; i < context.nb_streams(); i++) {
      boolean wanted =
          (video != null && video.index() == i)
              || (audio != null && audio.index() == i)
              || others.kind(i) != null;
      context.streams(i).discard(wanted ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  private SourceException failed(int error) {
    String why =
        error == AVERROR_EXIT && deadline.exceeded()
            ? "no answer within the time allowed, expected media within "
                + params.openTimeout().toMillis()
                + " ms (source.open-timeout)"
            : OpenErrors.explain(error, location.kind());
    return new SourceException(location + ": " + why);
  }
}
