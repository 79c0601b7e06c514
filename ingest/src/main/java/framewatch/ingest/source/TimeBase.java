package framewatch.ingest.source;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The unit of a track's timestamps.
 *
 * @param unitUs {@code den} ticks last this many microseconds
 * @param den ticks, more than 0
 */
record TimeBase(long unitUs, long den) {
  /** In place of a time: there is none. */
  static final long NONE = avutil.AV_NOPTS_VALUE;

  static TimeBase of(AVRational rational) {
    return new TimeBase(1_000_000L * rational.num(), Math.max(1, rational.den()));
  }

  /** A timestamp in microseconds, rounded to the nearest; {@link #NONE} stays what it is. */
  long toUs(long timestamp) {
    if (timestamp == NONE) {
      return NONE;
    }
    // In two parts, since timestamps in nanoseconds since 1970 would overflow in one.
    long whole = Math.floorDiv(timestamp, den);
    long rest = Math.floorMod(timestamp, den);
    return whole * unitUs + (rest * unitUs + den / 2) / den;
  }
}
