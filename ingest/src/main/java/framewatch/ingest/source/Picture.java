package framewatch.ingest.source;

import framewatch.wire.avro.VideoFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A decoded video frame in planar YUV, in the decoder's own memory: valid until the next call of
 * {@link Source#next}. Samples of more than 8 bits are two bytes, little-endian.
 */
public final class Picture implements Media {
  /** Presentation timestamp in the source's own timeline, microseconds. */
  public long ptsUs;

  /** Nominal time the frame is shown, microseconds, more than 0. */
  public long durationUs;

  /** Bits as in {@code VideoFrames.flags}: 1 key, 2 corrupt packet, 4 interlaced, 8 top first. */
  public int flags;

  /** I, P, B, S or ?. */
  public char pictureType;

  /** Size of the packet the frame came from, bytes; 0 if unknown. */
  public int packetBytes;

  /** libav's AVFrame.decode_error_flags. */
  public int decodeErrorFlags;

  /** Format of this frame; the same object as long as the format stays. */
  public VideoFormat format;

  /** Planes Y, Cb, Cr, position 0 at the first sample, direct buffers; one plane for grey. */
  public final ByteBuffer[] planes = new ByteBuffer[3];

  /** Bytes from one row to the next, per plane; positive. */
  public final int[] strides = new int[3];

  /** Chroma columns are luma columns shifted right by this, rounded up: 1 for 4:2:0 and 4:2:2. */
  public int chromaShiftX;

  /** Chroma rows are luma rows shifted right by this, rounded up: 1 for 4:2:0. */
  public int chromaShiftY;

  /** Number of planes: 1 or 3. */
  public int planeCount;

  /**
   * The picture that was handed over before this one, valid as long as this one is; null where
   * there is none. It costs nothing to have: the decoder's memory is only given back later.
   */
  public @Nullable Picture previous;

  public Picture(VideoFormat format) {
    this.format = format;
  }
}
