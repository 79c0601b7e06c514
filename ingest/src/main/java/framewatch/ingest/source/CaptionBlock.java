package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_A53_CC;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.BytePointer;

/**
 * The block of closed captions that a frame may carry: triplets of CEA-708's cc_data, each a byte
 * with validity and type, and two bytes of CEA-608 or of a 708 packet. An encoder sends such blocks
 * whether or not anybody speaks: then they hold padding.
 */
final class CaptionBlock {
  /** Bits of {@code VideoFrames.flags}. */
  static final int PRESENT = 16;

  static final int CONTENT = 32;

  private static final int TRIPLET = 3;
  private static final int VALID = 4;

  private CaptionBlock() {}

  static int flags(AVFrame frame) {
    AVFrameSideData block = av_frame_get_side_data(frame, AV_FRAME_DATA_A53_CC);
    if (block == null || block.isNull()) {
      return 0;
    }
    BytePointer data = block.data();
    for (long i = 0; i + TRIPLET <= block.size(); i += TRIPLET) {
      if (isContent(data.get(i), data.get(i + 1), data.get(i + 2))) {
        return PRESENT | CONTENT;
      }
    }
    return PRESENT;
  }

  /** CEA-608 carries odd parity in the highest bit, so that its padding is 0x80 0x80. */
  static boolean isContent(int head, int first, int second) {
    int bits = (head & 2) == 0 ? 0x7f : 0xff;
    return (head & VALID) != 0 && ((first | second) & bits) != 0;
  }
}
