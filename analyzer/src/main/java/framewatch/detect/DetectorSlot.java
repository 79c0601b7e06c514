package framewatch.detect;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One detector at work on one stream: its state, and its open defect. What the detector reports
 * becomes phases of a defect here: order and times are checked, severity never falls, and an update
 * goes out at most every {@link #UPDATE_EVERY_US} unless the severity rises.
 *
 * <p>A detector that breaks the rules of {@link Report} fails as if it had thrown.
 */
final class DetectorSlot<S extends Record> implements Report {

  /** Media time between two updates of a defect, microseconds. */
  static final long UPDATE_EVERY_US = 10_000_000;

  private static final RecordCodec<Flapping> FLAPPING = new RecordCodec<>(Flapping.class);

  private final EnabledDetector enabled;
  private final Detector<S> detector;
  private final RecordCodec<S> codec;
  private S state;
  private @Nullable OpenDefect open;
  private Flapping flapping = Flapping.NONE;
  private long lastStartUs = Long.MIN_VALUE;
  private boolean restored;
  private @Nullable Step step;

  /** What is observed just now, for the reports that come of it. */
  private record Step(Session session, Observation observation, Consumer<Defect> out) {}

  @SuppressWarnings("unchecked") // the codec was made for the class of the detector's state
  DetectorSlot(EnabledDetector enabled) {
    this.enabled = enabled;
    this.detector = (Detector<S>) enabled.detector();
    this.codec = (RecordCodec<S>) enabled.codec();
    this.state = detector.start();
  }

  String name() {
    return enabled.spec().name();
  }

  boolean outlivesLoss() {
    return detector.outlivesLoss();
  }

  /** Hands the detector an observation; throws what the detector throws. */
  void observe(Session session, Observation observation, Consumer<Defect> out) {
    step = new Step(session, observation, out);
    try {
      state = detector.observe(state, observation, this);
      if (flapping.held() && session.observedUs() - open().seenUs() >= Flapping.CALM_US) {
        close(session, Defect.CloseReason.RECOVERED, out);
      }
    } finally {
      step = null;
    }
  }

  @Override
  public void open(long startUs, long seenUs, Severity severity, Map<String, Double> values) {
    Step now = step();
    check(open == null || flapping.held(), "opens a defect while one is open");
    check(startUs <= seenUs, "opens a defect that is seen before it starts");
    check(startUs > lastStartUs, "opens a second defect with one start");
    lastStartUs = startUs;
    if (flapping.held()) {
      flapping = flapping.again();
      update(seenUs, severity, values);
      return;
    }
    flapping = flapping.opens(startUs);
    var origins =
        new OpenDefect.Origins(
            name(),
            enabled.spec().version(),
            enabled.configHash(),
            enabled.profile(),
            startUs,
            now.session.ptsUs(startUs),
            now.session.offset(startUs));
    open = new OpenDefect(origins, seenUs, now.session.observedUs(), severity, counted(values));
    open.findEvidence(now.session);
    now.out.accept(open.defect(now.session, Defect.Phase.OPEN, null));
  }

  @Override
  public void update(long seenUs, Severity severity, Map<String, Double> values) {
    Step now = step();
    OpenDefect defect = open();
    boolean worse = severity.compareTo(defect.severity()) > 0;
    defect.look(Math.max(seenUs, defect.seenUs()), severity, counted(values), now.session);
    long nowUs = now.session.observedUs();
    if (worse || nowUs - defect.emittedUs() >= UPDATE_EVERY_US) {
      defect.emittedUs(nowUs);
      now.out.accept(defect.defect(now.session, Defect.Phase.UPDATE, null));
    }
  }

  @Override
  public void close(long endUs, Severity severity, Map<String, Double> values) {
    Step now = step();
    OpenDefect defect = open();
    check(endUs >= defect.startUs(), "closes a defect before its start");
    // Not the later of both: a detector may find out that the defect was over before it thought.
    defect.look(endUs, severity, counted(values), now.session);
    var reason = reason(now.observation);
    if (flapping.flaps() && reason == Defect.CloseReason.RECOVERED) {
      flapping = flapping.hold();
    } else {
      close(now.session, reason, now.out);
    }
  }

  /** Ends what is open where it was last seen. */
  void close(Session session, Defect.CloseReason reason, Consumer<Defect> out) {
    if (open != null) {
      Defect defect = open.defect(session, Defect.Phase.CLOSE, reason);
      flapping = flapping.closes(open.seenUs());
      open = null;
      out.accept(defect);
    }
  }

  /** Ends what is open at a media time, or where it was last seen if that is later. */
  void closeAt(Session session, long endUs, Defect.CloseReason reason, Consumer<Defect> out) {
    if (open != null) {
      open.seenUs(Math.max(endUs, open.seenUs()));
      close(session, reason, out);
    }
  }

  /** Forgets everything but what is open. */
  void restart() {
    state = detector.start();
  }

  /** Forgets the session; nothing may be open. */
  void begin() {
    state = detector.start();
    flapping = Flapping.NONE;
    lastStartUs = Long.MIN_VALUE;
  }

  void write(StateWriter out) {
    out.putBits(enabled.configBits());
    int begun = out.beginPart();
    OpenDefect.write(open, out);
    out.putLong(lastStartUs);
    codec.write(state, out);
    if (!flapping.isNone()) {
      FLAPPING.write(flapping, out);
    }
    out.endPart(begun);
  }

  /** True if bits that were written stand for this detector with these settings. */
  boolean owns(long configBits) {
    return configBits == enabled.configBits();
  }

  /**
   * Goes on from what was written.
   *
   * @return the defect that was open and cannot be gone on with; null if there is none
   * @throws IOException if the bytes are not what was written
   */
  @Nullable OpenDefect restore(StateReader in) throws IOException {
    OpenDefect wasOpen = OpenDefect.read(in);
    long wasLastStartUs = in.takeLong();
    S was = codec.read(in);
    if (was == null) {
      return wasOpen;
    }
    Flapping wasFlapping = in.isAtEnd() ? null : FLAPPING.read(in);
    flapping = wasFlapping == null ? Flapping.NONE : wasFlapping;
    state = was;
    open = wasOpen;
    lastStartUs = wasLastStartUs;
    restored = true;
    return null;
  }

  /** False until a saved state was taken up. */
  boolean restored() {
    return restored;
  }

  private Map<String, Double> counted(Map<String, Double> values) {
    if (!flapping.flaps()) {
      return values;
    }
    var counted = new TreeMap<>(values);
    counted.put(Flapping.VALUE, (double) flapping.occurrences());
    return counted;
  }

  private static Defect.CloseReason reason(Observation observation) {
    if (!(observation instanceof Mark mark)) {
      return Defect.CloseReason.RECOVERED;
    }
    return switch (mark.kind()) {
      case ENDED -> Defect.CloseReason.ENDED;
      case LOST -> Defect.CloseReason.LOST;
      case FORMAT_CHANGED -> Defect.CloseReason.FORMAT_CHANGED;
      case OPENED, DISCONTINUITY, DROPPED -> Defect.CloseReason.DISCONTINUITY;
      case UNKNOWN, DECODE_ERROR, STALLED, CORRUPT, CAPTION, CUE -> Defect.CloseReason.RECOVERED;
    };
  }

  private OpenDefect open() {
    if (open == null) {
      throw new IllegalStateException(name() + " reports on a defect that is not open");
    }
    return open;
  }

  private Step step() {
    if (step == null) {
      throw new IllegalStateException(name() + " reports outside of observe");
    }
    return step;
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalStateException(name() + " " + fault);
    }
  }
}
