package framewatch.detect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All enabled detectors of one input of one stream, from observations to phases of defects.
 *
 * <ul>
 *   <li>An observation that was had before, by its position, and one of an older live session
 *       change nothing.
 *   <li>Positions that are missing become a DROPPED mark, so a gap is seen and never bridged.
 *   <li>At ENDED and LOST everything is closed, except after LOST what {@link
 *       Detector#outlivesLoss}; that closes when a newer session begins.
 *   <li>When a newer session begins, what is still open closes as superseded.
 *   <li>A detector that throws begins anew; the others go on. See {@link #takeFailures}.
 * </ul>
 *
 * <p>{@link #save} and {@link #restore} between any two observations change nothing. Not safe for
 * use by several threads.
 */
public final class StreamAnalysis {

  private static final int FORMAT = 2;

  private final String streamId;
  private final List<DetectorSlot<?>> slots = new ArrayList<>();
  private final Map<String, RuntimeException> failures = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<OpenDefect> orphans = new ArrayList<>();

  private Life life = Life.NEW;
  private long epoch;
  private long nextPosition;
  private @Nullable Session session;
  private int savedBytes = 1024;

  /** How far the newest session has come. */
  private enum Life {
    NEW,
    RUNNING,
    LOST,
    ENDED
  }

  /** An analysis that has seen nothing. */
  public StreamAnalysis(String streamId, List<EnabledDetector> detectors) {
    this.streamId = streamId;
    detectors.forEach(detector -> slots.add(new DetectorSlot<>(detector)));
  }

  /**
   * Takes an observation.
   *
   * @param position index of the observation within its session, from 0
   * @param out takes what comes of it, in order
   */
  public void observe(Origin origin, long position, Observation observation, Consumer<Defect> out) {
    if (isNew(origin, position, observation.timeUs(), out)) {
      deliver(observation, origin, out);
    }
  }

  /** Takes note that there is nothing to see at a position; otherwise as {@link #observe}. */
  public void pass(Origin origin, long position, long timeUs, Consumer<Defect> out) {
    isNew(origin, position, timeUs, out);
  }

  private boolean isNew(Origin origin, long position, long timeUs, Consumer<Defect> out) {
    closeOrphans(out);
    if (life == Life.NEW || origin.epoch() != epoch) {
      if (life != Life.NEW && origin.epoch() > 0 && epoch > 0 && origin.epoch() < epoch) {
        return false;
      }
      begin(origin, position, out);
    }
    if (position < nextPosition || life == Life.ENDED) {
      return false;
    }
    long missing = position - nextPosition;
    nextPosition = position + 1;
    if (missing > 0 && session != null) {
      deliver(missing(session, missing, timeUs), origin, out);
    }
    return true;
  }

  private void begin(Origin origin, long position, Consumer<Defect> out) {
    if (session != null) {
      for (DetectorSlot<?> slot : slots) {
        if (life == Life.LOST && slot.outlivesLoss()) {
          long endUs = session.beginningOfUs(origin, session.seenUs());
          slot.closeAt(session, endUs, Defect.CloseReason.RECOVERED, out);
        } else {
          slot.close(session, Defect.CloseReason.SUPERSEDED, out);
        }
      }
    }
    slots.forEach(DetectorSlot::begin);
    life = Life.RUNNING;
    epoch = origin.epoch();
    // Not 0: who starts to read in the middle of a session has not missed what came before.
    nextPosition = position;
    session = Session.begin(streamId, origin);
  }

  private void deliver(Observation observation, Origin origin, Consumer<Defect> out) {
    Session current = session;
    if (current == null) {
      return;
    }
    current.see(observation, origin.offset());
    for (DetectorSlot<?> slot : slots) {
      if (life == Life.LOST && !slot.outlivesLoss()) {
        continue;
      }
      try {
        slot.observe(current, observation, out);
      } catch (RuntimeException e) {
        failures.putIfAbsent(slot.name(), e);
        slot.close(current, Defect.CloseReason.SUPERSEDED, out);
        slot.restart();
      }
    }
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.LOST) {
      life = Life.LOST;
      end(current, Defect.CloseReason.LOST, out);
    } else if (observation instanceof Mark mark && mark.kind() == Mark.Kind.ENDED) {
      life = Life.ENDED;
      end(current, Defect.CloseReason.ENDED, out);
      session = null;
    }
  }

  private void end(Session current, Defect.CloseReason reason, Consumer<Defect> out) {
    for (DetectorSlot<?> slot : slots) {
      if (life == Life.ENDED || !slot.outlivesLoss()) {
        slot.close(current, reason, out);
        slot.restart();
      }
    }
  }

  private static Mark missing(Session session, long count, long untilUs) {
    long fromUs = Math.min(session.seenUs(), untilUs);
    return new Mark(
        Mark.Kind.DROPPED,
        fromUs,
        untilUs - fromUs,
        count,
        session.ptsUs(fromUs) - fromUs,
        Mark.Track.BOTH,
        "missing on the topic",
        null,
        null);
  }

  /** Ends what nobody can go on with: its detector is gone, or has other settings now. */
  private void closeOrphans(Consumer<Defect> out) {
    if (session != null) {
      for (OpenDefect orphan : orphans) {
        out.accept(orphan.defect(session, Defect.Phase.CLOSE, Defect.CloseReason.SUPERSEDED));
      }
    }
    orphans.clear();
  }

  /** True if the newest session has come to its end: there is little left to keep. */
  public boolean ended() {
    return life == Life.ENDED;
  }

  /** What detectors have thrown since the last call, by name of the detector; the first of each. */
  public Map<String, RuntimeException> takeFailures() {
    var taken = Map.copyOf(failures);
    failures.clear();
    return taken;
  }

  /**
   * Detectors that began anew when all was restored, as nothing was saved of their settings and
   * version.
   */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Everything that has to be kept, a few bytes once the session has ended. */
  public byte[] save() {
    var out = new StateWriter(savedBytes);
    out.putByte(FORMAT);
    out.putText(life.name());
    out.putLong(epoch);
    out.putLong(nextPosition);
    if (session != null) {
      session.write(out);
      out.putLong(orphans.size());
      orphans.forEach(orphan -> OpenDefect.write(orphan, out));
      out.putLong(slots.size());
      slots.forEach(slot -> slot.write(out));
    }
    byte[] saved = out.toBytes();
    savedBytes = saved.length + 64;
    return saved;
  }

  /**
   * An analysis that goes on where a saved one was. A detector that has other settings now, or
   * another form of state, begins anew.
   *
   * @throws IllegalArgumentException if the bytes are not those of an analysis
   */
  public static StreamAnalysis restore(
      String streamId, List<EnabledDetector> detectors, byte[] saved) {
    var analysis = new StreamAnalysis(streamId, detectors);
    try {
      analysis.read(new StateReader(saved));
    } catch (IOException e) {
      throw new IllegalArgumentException("state of stream " + streamId + " cannot be read", e);
    }
    return analysis;
  }

  private void read(StateReader in) throws IOException {
    if (in.takeByte() != FORMAT) {
      throw new IOException("not of format " + FORMAT);
    }
    life = Life.valueOf(in.takeText());
    epoch = in.takeLong();
    nextPosition = in.takeLong();
    if (life == Life.NEW || life == Life.ENDED) {
      return;
    }
    session = Session.read(streamId, epoch, in);
    for (int i = in.takeCount(); i > 0; i--) {
      keepOrphan(OpenDefect.read(in));
    }
    for (int i = in.takeCount(); i > 0; i--) {
      keepOrphan(adopt(in.takeBits(), in.takePart()));
    }
    slots.stream().filter(slot -> !slot.restored()).forEach(slot -> unreadable.add(slot.name()));
  }

  private void keepOrphan(@Nullable OpenDefect orphan) {
    if (orphan != null) {
      orphans.add(orphan);
    }
  }

  /** Gives a detector what was saved of it; returns what was open and has no detector any more. */
  private @Nullable OpenDefect adopt(long configBits, StateReader saved) throws IOException {
    for (DetectorSlot<?> slot : slots) {
      if (slot.owns(configBits)) {
        return slot.restore(saved);
      }
    }
    return OpenDefect.read(saved);
  }
}
