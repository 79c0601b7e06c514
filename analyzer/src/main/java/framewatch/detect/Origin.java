package framewatch.detect;

import java.util.OptionalLong;

/**
 * Where observations come from.
 *
 * @param epoch the session: negative for content, the same for the same file; positive for live,
 *     growing
 * @param wallClockUs wall clock at media time 0, microseconds since 1970; empty for a file
 * @param offset of the record that held them; {@link #NO_OFFSET} where no topic was read
 */
public record Origin(long epoch, OptionalLong wallClockUs, long offset) {

  /** Offset of what did not come from a topic. */
  public static final long NO_OFFSET = -1;
}
