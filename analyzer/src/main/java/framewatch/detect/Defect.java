package framewatch.detect;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One phase in the life of one defect. Units and definitions stand in {@code defect_event.avsc}; a
 * component has the name of its field there.
 *
 * @param closeReason set for CLOSE only
 * @param firstOffset offset of the record that held the start, or an earlier one; {@link
 *     Origin#NO_OFFSET} where no topic was read
 */
public record Defect(
    String id,
    String streamId,
    long epoch,
    String detector,
    int detectorVersion,
    String configHash,
    String profile,
    String profileHash,
    Phase phase,
    Severity severity,
    long startUs,
    long endUs,
    long startPtsUs,
    @Nullable Long startWallUs,
    @Nullable Long endWallUs,
    @Nullable CloseReason closeReason,
    SortedMap<String, Double> values,
    @Nullable Evidence evidence,
    long firstOffset) {

  /** Where in its life a defect is. */
  public enum Phase {
    OPEN,
    UPDATE,
    CLOSE
  }

  /** Why a defect was closed. */
  public enum CloseReason {
    /** What was wrong is over. */
    RECOVERED,
    /** The stream was not seen without a break any more. */
    DISCONTINUITY,
    /** A track's format changed. */
    FORMAT_CHANGED,
    /** The source came to its end. */
    ENDED,
    /** The source went away. */
    LOST,
    /** Nobody can tell any more: a newer session began, or the detector began anew. */
    SUPERSEDED;

    /** As in a defect event: {@code format-changed}. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** The sample that shows the defect. */
  public record Evidence(long position, long timeUs) {}

  /** Identity of the defect that a detector found at a place: the same on every replay. */
  static String id(String streamId, long epoch, String detector, long startUs, String configHash) {
    return Hash.hex(
        32, streamId, Long.toString(epoch), detector, Long.toString(startUs), configHash);
  }
}
