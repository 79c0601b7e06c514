package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;

import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** The video track of a source: makes a {@link Picture} of each frame of its decoder. */
final class VideoTrack implements AutoCloseable {
  /** Shown time of a frame if neither frame nor container tells: 25 frames per second. */
  private static final long DEFAULT_DURATION_US = 40_000;

  private static final double HIGHEST_FRAME_RATE = 1000;

  private final Decoder decoder;
  private final PlanarConverter converter = new PlanarConverter();
  private final TimeBase timeBase;
  private final String codec;

  /** As probing found it; the decoder may state another, such as that of the fields. */
  private final double probedFrameRate;

  // Taking turns, so that a picture can refer to the one before it.
  private Picture picture;
  private Picture before;

  private PlaneFormat source;
  private PlaneFormat planes;
  private int width;
  private int height;
  private boolean fullRange;
  private double pixelAspect;
  private double frameRate;

  /** What the decoder stated first, and last; 0 for nothing. */
  private double firstStatedRate;

  private double statedRate;
  private VideoFormat format;
  private boolean handedOver;
  private long nextPtsUs;

  VideoTrack(AVFormatContext container, AVStream stream, String name, SourceParams params)
      throws SourceException {
    timeBase = TimeBase.of(stream.time_base());
    codec = Libav.text(avcodec_get_name(stream.codecpar().codec_id()));
    probedFrameRate = frameRate(av_guess_frame_rate(container, stream, null));
    frameRate = probedFrameRate;
    pixelAspect = pixelAspect(stream.codecpar().sample_aspect_ratio(), 1);
    width = stream.codecpar().width();
    height = stream.codecpar().height();
    source = PlaneFormat.of(stream.codecpar().format());
    planes = source.direct() ? source : source.nearest();
    fullRange = isFullRange(stream.codecpar().color_range());
    format = format();
    picture = new Picture(format);
    before = new Picture(format);
    decoder = new Decoder(stream, name, params);
  }

  Decoder decoder() {
    return decoder;
  }

  VideoFormat videoFormat() {
    return format;
  }

  /** Describes a frame of the decoder; what is returned is valid until the next call. */
  Media describe(AVFrame frame) {
    follow(frame);
    AVFrame planar = isUsable(frame) ? frame : converter.convert(frame, planes);
    if (planar == null) {
      handedOver = false;
      return new Media.Refused(
          Track.VIDEO, 1, "pixel format " + source.name() + " cannot be converted");
    }
    takeTurns();
    for (int i = 0; i < planes.planes(); i++) {
      picture.strides[i] = planar.linesize(i);
      setPlane(i, planar.data(i));
    }
    picture.durationUs = duration(frame);
    long pts = timeBase.toUs(frame.best_effort_timestamp());
    picture.ptsUs = pts == TimeBase.NONE ? nextPtsUs : pts;
    nextPtsUs = picture.ptsUs + picture.durationUs;
    picture.flags = flags(frame);
    picture.pictureType = pictureType(frame.pict_type());
    picture.packetBytes = Decoder.packetBytes(frame);
    picture.decodeErrorFlags = frame.decode_error_flags();
    return picture;
  }

  private void takeTurns() {
    Picture last = picture;
    picture = before;
    before = last;
    last.previous = null;
    picture.previous = handedOver ? last : null;
    handedOver = true;
    picture.format = format;
    picture.planeCount = planes.planes();
    picture.chromaShiftX = planes.chromaShiftX();
    picture.chromaShiftY = planes.chromaShiftY();
  }

  /** Takes over the frame's format; the format object stays the same as long as its values do. */
  private void follow(AVFrame frame) {
    boolean full = isFullRange(frame.color_range());
    double aspect = pixelAspect(frame.sample_aspect_ratio(), pixelAspect);
    boolean sameTiming = !followRate();
    boolean same =
        frame.width() == width
            && frame.height() == height
            && frame.format() == source.code()
            && full == fullRange
            && aspect == pixelAspect
            && sameTiming;
    if (same) {
      return;
    }
    width = frame.width();
    height = frame.height();
    pixelAspect = aspect;
    if (frame.format() != source.code()) {
      source = PlaneFormat.of(frame.format());
      planes = source.direct() ? source : source.nearest();
    }
    fullRange = isFullRange(frame.color_range());
    VideoFormat followed = format();
    if (!followed.equals(format)) {
      format = followed;
    }
  }

  /**
   * Takes over a frame rate that the decoder states anew. How it states it depends on the codec, so
   * only the ratio counts. Returns true if the rate is another one now.
   */
  private boolean followRate() {
    double stated = decoder.frameRate();
    if (stated == statedRate || stated <= 0) {
      return false;
    }
    firstStatedRate = firstStatedRate == 0 ? stated : firstStatedRate;
    statedRate = stated;
    double before = frameRate;
    frameRate = probedFrameRate * stated / firstStatedRate;
    return frameRate != before;
  }

  private static double pixelAspect(AVRational ratio, double otherwise) {
    return ratio.num() > 0 && ratio.den() > 0 ? (double) ratio.num() / ratio.den() : otherwise;
  }

  private VideoFormat format() {
    return VideoFormat.newBuilder()
        .setCodec(codec)
        .setWidth(width)
        .setHeight(height)
        .setPixelFormat(source.name())
        .setBitDepth(planes.depth())
        .setFullRange(fullRange)
        .setFrameRate(frameRate)
        .setPixelAspect(pixelAspect)
        .build();
  }

  /** Grey without a stated range is full range, as everywhere in FFmpeg. */
  private boolean isFullRange(int range) {
    if (!source.direct() && source.planes() == 3 && source.name().contains("rgb")) {
      return false;
    }
    return range == AVCOL_RANGE_JPEG
        || source.fullRangeByName()
        || (source.planes() == 1 && range != AVCOL_RANGE_MPEG);
  }

  /** Rows from bottom to top (a negative stride) take the way of the conversion, too. */
  private boolean isUsable(AVFrame frame) {
    boolean usable = source.direct();
    for (int i = 0; usable && i < planes.planes(); i++) {
      usable = frame.linesize(i) > 0;
    }
    return usable;
  }

  private void setPlane(int i, BytePointer data) {
    int columns = i == 0 ? width : shifted(width, planes.chromaShiftX());
    int rows = i == 0 ? height : shifted(height, planes.chromaShiftY());
    long rowBytes = (long) columns * (planes.depth() > 8 ? 2 : 1);
    data.capacity((long) picture.strides[i] * (rows - 1) + rowBytes);
    picture.planes[i] = data.asByteBuffer();
  }

  private static int shifted(int size, int shift) {
    return -(-size >> shift);
  }

  private long duration(AVFrame frame) {
    if (frame.duration() > 0) {
      return Math.max(1, timeBase.toUs(frame.duration()));
    }
    return frameRate > 0 ? Math.round(1e6 / frameRate) : DEFAULT_DURATION_US;
  }

  private static double frameRate(@Nullable AVRational rate) {
    if (rate == null || rate.den() <= 0 || rate.num() <= 0) {
      return 0;
    }
    double perSecond = (double) rate.num() / rate.den();
    return perSecond > HIGHEST_FRAME_RATE ? 0 : perSecond;
  }

  private static int flags(AVFrame frame) {
    int flags = frame.flags();
    return ((flags & AVFrame.AV_FRAME_FLAG_KEY) != 0 ? 1 : 0)
        | (Decoder.corruptPacket(frame) ? 2 : 0)
        | ((flags & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0 ? 4 : 0)
        | ((flags & AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0 ? 8 : 0)
        | CaptionBlock.flags(frame);
  }

  private static char pictureType(int type) {
    if (type == avutil.AV_PICTURE_TYPE_I) {
      return 'I';
    }
    if (type == avutil.AV_PICTURE_TYPE_P) {
      return 'P';
    }
    if (type == avutil.AV_PICTURE_TYPE_B) {
      return 'B';
    }
    return type == avutil.AV_PICTURE_TYPE_S ? 'S' : '?';
  }

  @Override
  public void close() {
    decoder.close();
    converter.close();
  }
}
