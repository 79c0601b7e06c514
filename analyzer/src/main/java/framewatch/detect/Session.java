package framewatch.detect;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One session of a stream as far as it was seen: how far, and what places a defect of it in the
 * source's timeline, on the wall clock, among the samples and on the topic.
 */
final class Session {

  /** Two seconds apart, so 32 s: longer than detectors wait before they open. */
  private static final int OFFSETS = 16;

  private static final long OFFSETS_APART_US = 2_000_000;

  /** Before anything was seen: times may be negative, where sound comes before the picture. */
  private static final long NOTHING_US = Long.MIN_VALUE;

  private static final int SAMPLES = 8;
  private static final int PTS_OFFSETS = 4;
  private static final RecordCodec<State> CODEC = new RecordCodec<>(State.class);

  /** All of it, to be stored. */
  private record State(
      boolean hasWallClock,
      long wallClockUs,
      long seenUs,
      long observedUs,
      Trail offsets,
      Trail samples,
      Trail ptsOffsets) {

    static State begin(OptionalLong wallClockUs) {
      return new State(
          wallClockUs.isPresent(),
          wallClockUs.orElse(0),
          NOTHING_US,
          NOTHING_US,
          Trail.EMPTY,
          Trail.EMPTY,
          Trail.EMPTY);
    }
  }

  private final String streamId;
  private final long epoch;
  private final @Nullable Long wallClockUs;
  private long seenUs;
  private long observedUs;
  private Trail offsets;
  private Trail samples;
  private Trail ptsOffsets;

  private Session(String streamId, long epoch, State state) {
    this.streamId = streamId;
    this.epoch = epoch;
    this.wallClockUs = state.hasWallClock ? state.wallClockUs : null;
    this.seenUs = state.seenUs;
    this.observedUs = state.observedUs;
    this.offsets = state.offsets;
    this.samples = state.samples;
    this.ptsOffsets = state.ptsOffsets;
  }

  /** A session of which nothing has been seen. */
  static Session begin(String streamId, Origin origin) {
    return new Session(streamId, origin.epoch(), State.begin(origin.wallClockUs()));
  }

  /** Notes what the next observation tells. */
  void see(Observation observation, long offset) {
    long timeUs = observation.timeUs();
    observedUs = Math.max(observedUs, timeUs);
    seenUs = Math.max(seenUs, timeUs);
    if (offset != Origin.NO_OFFSET
        && (offsets.isEmpty() || timeUs >= offsets.newestUs() + OFFSETS_APART_US)) {
      offsets = offsets.plus(timeUs, offset, OFFSETS);
    }
    if (observation instanceof VideoFrame frame) {
      seenUs = Math.max(seenUs, frame.endUs());
      if (frame.samplePosition() >= 0) {
        samples = samples.plus(timeUs, frame.samplePosition(), SAMPLES);
      }
    } else if (observation instanceof AudioWindow window) {
      seenUs = Math.max(seenUs, window.endUs());
    } else if (observation instanceof Sample sample) {
      samples = samples.plus(timeUs, sample.position(), SAMPLES);
    } else if (observation instanceof Mark mark
        && (mark.kind() == Mark.Kind.OPENED || mark.kind() == Mark.Kind.DISCONTINUITY)) {
      ptsOffsets = ptsOffsets.plus(timeUs, mark.ptsOffsetUs(), PTS_OFFSETS);
    }
  }

  String streamId() {
    return streamId;
  }

  long epoch() {
    return epoch;
  }

  /** Media time up to which something was seen. */
  long seenUs() {
    return seenUs;
  }

  /** Media time of the newest observation. */
  long observedUs() {
    return observedUs;
  }

  /** Wall clock at a media time; null for a file. */
  @Nullable Long wallUs(long timeUs) {
    return wallClockUs == null ? null : Long.valueOf(wallClockUs + timeUs);
  }

  /** Media time of this session at which a newer one is at its media time 0, if clocks tell. */
  long beginningOfUs(Origin newer, long otherwiseUs) {
    return wallClockUs == null || newer.wallClockUs().isEmpty()
        ? otherwiseUs
        : newer.wallClockUs().getAsLong() - wallClockUs;
  }

  /** Presentation timestamp of a media time in the source's own timeline. */
  long ptsUs(long timeUs) {
    int i = Math.max(0, ptsOffsets.lastUpTo(timeUs));
    return ptsOffsets.isEmpty() ? timeUs : timeUs + ptsOffsets.values()[i];
  }

  /** Offset of a record at or before a media time, or the oldest still known. */
  long offset(long timeUs) {
    int i = Math.max(0, offsets.lastUpTo(timeUs));
    return offsets.isEmpty() ? Origin.NO_OFFSET : offsets.values()[i];
  }

  /** The first sample between two media times, else the last one before them; null for none. */
  Defect.@Nullable Evidence evidence(long fromUs, long toUs) {
    int i = samples.firstFrom(fromUs);
    if (i < 0 || samples.timesUs()[i] > toUs) {
      i = samples.lastUpTo(fromUs);
    }
    return i < 0 ? null : new Defect.Evidence(samples.values()[i], samples.timesUs()[i]);
  }

  void write(StateWriter out) {
    int begun = out.beginPart();
    CODEC.write(
        new State(
            wallClockUs != null,
            wallClockUs == null ? 0 : wallClockUs,
            seenUs,
            observedUs,
            offsets,
            samples,
            ptsOffsets),
        out);
    out.endPart(begun);
  }

  /**
   * The session that was written; of another version's form only how it is called is known.
   *
   * @throws IOException if the bytes are not what was written
   */
  static Session read(String streamId, long epoch, StateReader in) throws IOException {
    State state = CODEC.read(in.takePart());
    return new Session(streamId, epoch, state == null ? State.begin(OptionalLong.empty()) : state);
  }
}
