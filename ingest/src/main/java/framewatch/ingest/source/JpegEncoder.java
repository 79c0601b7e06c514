package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;

import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.VideoFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Makes small JPEG files of pictures, for people to look at and for detectors of samples: at most
 * 480x270, never enlarged, aspect kept, quality 3 of 2..31 (2 is best). The same picture gives the
 * same bytes. Used by one thread; scaler and encoder are made anew when the format changes.
 */
public final class JpegEncoder implements AutoCloseable {
  private static final int MOST_COLUMNS = 480;
  private static final int MOST_ROWS = 270;
  private static final int QUALITY = 3;

  private final PictureScaler scaler = new PictureScaler();
  private @Nullable StillEncoder encoder;
  private @Nullable VideoFormat format;

  /** Encodes a picture as a baseline JPEG file, 4:2:0. */
  public EncodedPicture encode(Picture picture) {
    VideoFormat shown = picture.format;
    double shrink =
        Math.min(
            1,
            Math.min(
                (double) MOST_COLUMNS / shown.getWidth(), (double) MOST_ROWS / shown.getHeight()));
    int width = Math.max(1, (int) Math.round(shown.getWidth() * shrink));
    int height = Math.max(1, (int) Math.round(shown.getHeight() * shrink));
    StillEncoder current = encoder;
    if (current == null || !shown.equals(format)) {
      closeEncoder();
      current =
          new StillEncoder(
              AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUV420P, width, height, "flags", "+qscale");
      encoder = current;
      format = shown;
    }
    AVFrame frame = scaler.scale(picture, width, height);
    frame.quality(QUALITY * avutil.FF_QP2LAMBDA);
    byte[] file = current.encode(frame);
    return new EncodedPicture(PictureEncoding.JPEG, 0, 0, width, height, 8, file);
  }

  private void closeEncoder() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  @Override
  public void close() {
    closeEncoder();
    scaler.close();
  }
}
