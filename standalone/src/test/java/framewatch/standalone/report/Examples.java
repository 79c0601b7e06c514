package framewatch.standalone.report;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Evidence;
import framewatch.wire.avro.Lineage;
import framewatch.wire.avro.Phase;
import framewatch.wire.avro.Severity;
import java.util.Map;

/** Events to print. */
final class Examples {
  private Examples() {}

  static DefectEvent.Builder black() {
    return DefectEvent.newBuilder()
        .setId("0123456789abcdef0123456789abcdef")
        .setStreamId("news")
        .setEpoch(-4503599627370496L)
        .setDetector("black")
        .setDetectorVersion(1)
        .setConfigHash("00112233aabbccdd")
        .setProfile("live")
        .setProfileHash("ffeeddccbbaa9988")
        .setPhase(Phase.CLOSE)
        .setSeverity(Severity.WARNING)
        .setStartUs(2_480_000)
        .setEndUs(62_000_001)
        .setStartPtsUs(3_880_000)
        .setCloseReason("recovered")
        .setValues(Map.of("luma", 16.25, "coverage", 1.0))
        .setEvidence(Evidence.newBuilder().setPosition(3).setTimeUs(2_520_000).build())
        .setEmittedUs(1_700_000_000_000_001L)
        .setLineage(
            Lineage.newBuilder()
                .setTopic("framewatch.frames")
                .setPartition(2)
                .setFirstOffset(5)
                .setLastOffset(9)
                .build());
  }
}
