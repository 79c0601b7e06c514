package framewatch.e2e;

import framewatch.standalone.report.DefectJson;
import framewatch.wire.avro.DefectEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Events in a form to compare between deployments. */
final class Events {
  private Events() {}

  /**
   * The phases of each defect, each as its JSON and all the bytes of its Avro form, without what
   * may differ: when it was emitted, and from which records. Defects are sorted by id, since the
   * order between detectors in different processes is nobody's; phases are in the order they came.
   */
  static Map<String, List<String>> comparable(List<DefectEvent> events) {
    Map<String, List<String>> defects = new TreeMap<>();
    for (DefectEvent event : events) {
      DefectEvent stripped = stripped(event);
      defects
          .computeIfAbsent(name(event), id -> new ArrayList<>())
          .add(DefectJson.event(stripped) + " " + hex(stripped));
    }
    return defects;
  }

  private static String name(DefectEvent event) {
    return event.getStreamId()
        + " "
        + event.getDetector()
        + " "
        + event.getStartUs()
        + " "
        + event.getId();
  }

  private static DefectEvent stripped(DefectEvent event) {
    return DefectEvent.newBuilder(event).setEmittedUs(0).setLineage(null).build();
  }

  private static String hex(DefectEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<>(DefectEvent.class).write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
