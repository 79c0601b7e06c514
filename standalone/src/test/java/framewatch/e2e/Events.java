package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.standalone.report.DefectJson;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Lineage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Events in a form to compare between deployments. */
final class Events {
  private Events() {}

  /**
   * An event with its bytes.
   *
   * @param avro its Avro form as it was written, without framing
   */
  record Written(DefectEvent event, byte[] avro) {

    /** The bytes but for the emission time and the lineage, which stand last in the schema. */
    String comparableBytes() throws IOException {
      ByteArrayOutputStream tail = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(tail, null);
      encoder.writeLong(event.getEmittedUs());
      Lineage lineage = event.getLineage();
      encoder.writeIndex(lineage == null ? 0 : 1);
      if (lineage != null) {
        encoder.writeString(lineage.getTopic());
        encoder.writeInt(lineage.getPartition());
        encoder.writeLong(lineage.getFirstOffset());
        encoder.writeLong(lineage.getLastOffset());
      }
      encoder.flush();
      String all = HexFormat.of().formatHex(avro);
      String end = HexFormat.of().formatHex(tail.toByteArray());
      assertThat(all).endsWith(end);
      return all.substring(0, all.length() - end.length());
    }
  }

  /** An event that was not written to a topic. */
  static Written written(DefectEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<>(DefectEvent.class).write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Written(event, bytes.toByteArray());
  }

  /**
   * The phases of each defect, each as JSON for people and in all its bytes, without what may
   * differ. Defects are sorted, since the order between detectors in different processes is
   * nobody's; phases are in the order they came.
   */
  static Map<String, List<String>> comparable(List<Written> events) {
    Map<String, List<String>> defects = new TreeMap<>();
    try {
      for (Written event : events) {
        String bytes = event.comparableBytes();
        event.event.put("emittedUs", 0L);
        event.event.put("lineage", null);
        defects
            .computeIfAbsent(name(event.event), id -> new ArrayList<>())
            .add(DefectJson.event(event.event) + " " + bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defects;
  }

  /** How one run differs from another, a line each; empty if they are the same. */
  static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      List<String> wanted = expected.getOrDefault(name, List.of());
      List<String> got = actual.getOrDefault(name, List.of());
      for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
        String before = i < wanted.size() ? wanted.get(i) : "nothing";
        String after = i < got.size() ? got.get(i) : "nothing";
        if (!before.equals(after)) {
          differences.add(name + " phase " + i + "\n  expected " + before + "\n  got " + after);
        }
      }
    }
    return differences;
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
}
