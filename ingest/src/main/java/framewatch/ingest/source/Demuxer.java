package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
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
 * An opened container: finds the tracks to decode and reads their packets, every call under a time
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
      checkSizes();
      findTracks();
      checkSizes();
      video = best(AVMEDIA_TYPE_VIDEO, -1);
      audio = best(AVMEDIA_TYPE_AUDIO, video == null ? -1 : video.index());
      check();
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

  private @Nullable AVStream best(int type, int related) {
    int index = av_find_best_stream(context, type, -1, related, (AVCodec) null, 0);
    if (index >= 0 && isCandidate(context.streams(index), type)) {
      return context.streams(index);
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (isCandidate(context.streams(i), type)) {
        return context.streams(i);
      }
    }
    return null;
  }

  /**
   * Cover art is no video, and a track whose decoder is missing or whose size is unknown is none.
   */
  private static boolean isCandidate(AVStream stream, int type) {
    AVCodecParameters codec = stream.codecpar();
    if (codec.codec_type() != type || avcodec_find_decoder(codec.codec_id()) == null) {
      return false;
    }
    if (type == AVMEDIA_TYPE_AUDIO) {
      return AudioTrack.isRate(codec.sample_rate()) && codec.ch_layout().nb_channels() > 0;
    }
    int stills = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;
    return (stream.disposition() & stills) == 0 && codec.width() > 0 && codec.height() > 0;
  }

  /** Where the header tells sizes; else the decoder refuses, and the size stays unknown. */
  private void checkSizes() throws SourceException {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters codec = context.streams(i).codecpar();
      if ((long) codec.width() * codec.height() > params.maxPixels()) {
        throw new SourceException(
            "%s: the picture is %dx%d, expected at most %d pixels (source.max-pixels)"
                .formatted(location, codec.width(), codec.height(), params.maxPixels()));
      }
    }
  }

  private void check() throws SourceException {
    if (audio != null && audio.codecpar().ch_layout().nb_channels() > params.maxAudioChannels()) {
      throw new SourceException(
          "%s: the sound has %d channels, expected at most %d (source.max-audio-channels)"
              .formatted(
                  location, audio.codecpar().ch_layout().nb_channels(), params.maxAudioChannels()));
    }
    if (video == null && audio == null) {
      throw new SourceException(
          "%s: found no video or audio that can be decoded (%s)".formatted(location, inside()));
    }
  }

  /** What the container holds, for an error message. */
  private String inside() {
    if (context.nb_streams() == 0) {
      return "the container holds no track";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(8, context.nb_streams()); i++) {
      AVCodecParameters codec = context.streams(i).codecpar();
      text.append(text.isEmpty() ? "" : ", ");
      boolean video = codec.codec_type() == AVMEDIA_TYPE_VIDEO;
      text.append(video ? "video " : codec.codec_type() == AVMEDIA_TYPE_AUDIO ? "audio " : "data ");
      text.append(Libav.text(avcodec_get_name(codec.codec_id())));
      boolean still = (context.streams(i).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (still) {
        text.append(" that is a cover picture");
      } else if (video && codec.width() == 0) {
        text.append(" without a picture size, or larger than source.max-pixels");
      }
    }
    return text.toString();
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
