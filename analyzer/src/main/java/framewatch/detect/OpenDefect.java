package framewatch.detect;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A defect between its OPEN and its CLOSE. */
final class OpenDefect {

  /**
   * What does not change.
   *
   * @param detector name of the detector that opened it, with its version and configuration then
   * @param profile the stream's profile then
   */
  record Origins(
      String detector,
      int version,
      String configHash,
      Profile profile,
      long startUs,
      long startPtsUs,
      long firstOffset) {}

  private final Origins origins;
  private long seenUs;
  private long emittedUs;
  private Severity severity;
  private SortedMap<String, Double> values;
  private Defect.@Nullable Evidence evidence;

  /**
   * Begins a defect.
   *
   * @param nowUs media time of the newest observation
   */
  OpenDefect(
      Origins origins, long seenUs, long nowUs, Severity severity, Map<String, Double> values) {
    this.origins = origins;
    this.seenUs = seenUs;
    this.emittedUs = nowUs;
    this.severity = severity;
    this.values = new TreeMap<>(values);
  }

  long startUs() {
    return origins.startUs;
  }

  /** Media time up to which it has been seen to last; its end, once that is known. */
  long seenUs() {
    return seenUs;
  }

  void seenUs(long untilUs) {
    seenUs = untilUs;
  }

  /** Media time at which its newest phase was emitted. */
  long emittedUs() {
    return emittedUs;
  }

  void emittedUs(long nowUs) {
    emittedUs = nowUs;
  }

  Severity severity() {
    return severity;
  }

  /** Takes another look at it; the severity stays if it was higher. */
  void look(long untilUs, Severity now, Map<String, Double> newValues, Session session) {
    seenUs = untilUs;
    severity = now.compareTo(severity) > 0 ? now : severity;
    values = new TreeMap<>(newValues);
    findEvidence(session);
  }

  /** Looks for a sample that shows it, unless there is one. */
  void findEvidence(Session session) {
    if (evidence == null || evidence.timeUs() < origins.startUs) {
      evidence = session.evidence(origins.startUs, seenUs);
    }
  }

  /** What goes out. */
  Defect defect(Session session, Defect.Phase phase, Defect.@Nullable CloseReason reason) {
    return new Defect(
        Defect.id(
            session.streamId(),
            session.epoch(),
            origins.detector,
            origins.startUs,
            origins.configHash),
        session.streamId(),
        session.epoch(),
        origins.detector,
        origins.version,
        origins.configHash,
        origins.profile.name(),
        origins.profile.hash(),
        phase,
        severity,
        origins.startUs,
        seenUs,
        origins.startPtsUs,
        session.wallUs(origins.startUs),
        session.wallUs(seenUs),
        reason,
        Collections.unmodifiableSortedMap(values),
        evidence,
        origins.firstOffset);
  }

  /** Writes a defect, or that there is none. */
  static void write(@Nullable OpenDefect open, StateWriter out) {
    out.putBoolean(open != null);
    if (open != null) {
      open.write(out);
    }
  }

  private void write(StateWriter out) {
    out.putText(origins.detector);
    out.putLong(origins.version);
    out.putText(origins.configHash);
    out.putText(origins.profile.name());
    out.putText(origins.profile.hash());
    out.putLong(origins.startUs);
    out.putLong(origins.startPtsUs);
    out.putLong(origins.firstOffset);
    out.putLong(seenUs);
    out.putLong(emittedUs);
    out.putText(severity.name());
    out.putLong(values.size());
    for (var value : values.entrySet()) {
      out.putText(value.getKey());
      out.putBits(Double.doubleToRawLongBits(value.getValue()));
    }
    out.putBoolean(evidence != null);
    if (evidence != null) {
      out.putLong(evidence.position());
      out.putLong(evidence.timeUs());
    }
  }

  /**
   * The defect that was written; null if there was none.
   *
   * @throws IOException if the bytes are not what was written
   */
  static @Nullable OpenDefect read(StateReader in) throws IOException {
    if (!in.takeBoolean()) {
      return null;
    }
    var origins =
        new Origins(
            in.takeText(),
            (int) in.takeLong(),
            in.takeText(),
            new Profile(in.takeText(), in.takeText()),
            in.takeLong(),
            in.takeLong(),
            in.takeLong());
    long seenUs = in.takeLong();
    long emittedUs = in.takeLong();
    Severity severity = Severity.valueOf(in.takeText());
    var values = new TreeMap<String, Double>();
    for (int i = in.takeCount(); i > 0; i--) {
      values.put(in.takeText(), Double.longBitsToDouble(in.takeBits()));
    }
    var defect = new OpenDefect(origins, seenUs, emittedUs, severity, values);
    if (in.takeBoolean()) {
      defect.evidence = new Defect.Evidence(in.takeLong(), in.takeLong());
    }
    return defect;
  }
}
