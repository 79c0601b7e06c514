package framewatch.analyzer;

import framewatch.detect.Defect;
import framewatch.detect.Origin;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Evidence;
import framewatch.wire.avro.Lineage;
import framewatch.wire.avro.Phase;
import framewatch.wire.avro.Severity;
import org.jspecify.annotations.Nullable;

/** A phase of a defect as it goes out. */
final class DefectWriter {

  private DefectWriter() {}

  /**
   * Makes the event.
   *
   * @param place of the record that gave the defect; null where no topic was read
   * @param emittedUs wall clock, microseconds since 1970
   */
  static DefectEvent write(Defect defect, @Nullable Place place, long emittedUs) {
    var reason = defect.closeReason();
    return DefectEvent.newBuilder()
        .setId(defect.id())
        .setStreamId(defect.streamId())
        .setEpoch(defect.epoch())
        .setDetector(defect.detector())
        .setDetectorVersion(defect.detectorVersion())
        .setConfigHash(defect.configHash())
        .setProfile(defect.profile())
        .setProfileHash(defect.profileHash())
        .setPhase(Phase.valueOf(defect.phase().name()))
        .setSeverity(Severity.valueOf(defect.severity().name()))
        .setStartUs(defect.startUs())
        .setEndUs(defect.endUs())
        .setStartPtsUs(defect.startPtsUs())
        .setStartWallUs(defect.startWallUs())
        .setEndWallUs(defect.endWallUs())
        .setCloseReason(reason == null ? null : reason.text())
        .setValues(defect.values())
        .setEvidence(evidence(defect.evidence()))
        .setEmittedUs(emittedUs)
        .setLineage(place == null ? null : lineage(defect, place))
        .build();
  }

  private static @Nullable Evidence evidence(Defect.@Nullable Evidence evidence) {
    return evidence == null ? null : new Evidence(evidence.position(), evidence.timeUs());
  }

  private static Lineage lineage(Defect defect, Place place) {
    long first = defect.firstOffset() == Origin.NO_OFFSET ? place.offset() : defect.firstOffset();
    return new Lineage(place.topic(), place.partition(), first, place.offset());
  }
}
