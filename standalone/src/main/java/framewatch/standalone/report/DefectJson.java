package framewatch.standalone.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Evidence;
import framewatch.wire.avro.Lineage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Defects as JSON, one object without line breaks, the same wherever a command prints one. Times
 * are seconds of media time to the microsecond, wall clocks ISO-8601; what a defect does not have
 * is left out. Fields and values stand in a fixed order, so equal defects give equal text.
 */
public final class DefectJson {
  // Streaming, not data binding: the latter costs inspect a fifth of a second at its start.
  private static final JsonFactory FACTORY = new JsonFactory();

  private DefectJson() {}

  /** One phase of a defect, with all that stands in the event. */
  public static String event(DefectEvent event) {
    return write(event, true);
  }

  /** A defect as a whole, in the state of its last event. */
  public static String defect(DefectEvent last) {
    return write(last, false);
  }

  /** What a replay changes, with the defects {@code before} and {@code after}. */
  public static String change(Comparison.Change change) {
    return "{\"change\":\""
        + change.kind().name().toLowerCase(Locale.ROOT)
        + "\",\"before\":"
        + (change.before() == null ? "null" : defect(change.before()))
        + ",\"after\":"
        + (change.after() == null ? "null" : defect(change.after()))
        + "}";
  }

  private static String write(DefectEvent event, boolean asEvent) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", event.getId());
      json.writeStringField("stream", event.getStreamId());
      json.writeNumberField("epoch", event.getEpoch());
      if (asEvent) {
        json.writeStringField("phase", event.getPhase().name());
      }
      json.writeStringField("detector", event.getDetector());
      json.writeNumberField("detectorVersion", event.getDetectorVersion());
      json.writeStringField("configHash", event.getConfigHash());
      json.writeStringField("profile", event.getProfile());
      json.writeStringField("profileHash", event.getProfileHash());
      json.writeStringField("severity", event.getSeverity().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("start", seconds(event.getStartUs()));
      json.writeNumberField("end", seconds(event.getEndUs()));
      json.writeNumberField("startPts", seconds(event.getStartPtsUs()));
      wallClock(json, "startWall", event.getStartWallUs());
      wallClock(json, "endWall", event.getEndWallUs());
      if (event.getCloseReason() != null) {
        json.writeStringField("closeReason", event.getCloseReason());
      }
      values(json, event.getValues());
      evidence(json, event.getEvidence());
      if (asEvent) {
        wallClock(json, "emitted", event.getEmittedUs());
        lineage(json, event.getLineage());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void values(JsonGenerator json, Map<String, Double> values) throws IOException {
    json.writeObjectFieldStart("values");
    for (Map.Entry<String, Double> value : new TreeMap<>(values).entrySet()) {
      json.writeNumberField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }

  private static void evidence(JsonGenerator json, @Nullable Evidence evidence) throws IOException {
    if (evidence != null) {
      json.writeObjectFieldStart("evidence");
      json.writeNumberField("position", evidence.getPosition());
      json.writeNumberField("time", seconds(evidence.getTimeUs()));
      json.writeEndObject();
    }
  }

  private static void lineage(JsonGenerator json, @Nullable Lineage lineage) throws IOException {
    if (lineage != null) {
      json.writeObjectFieldStart("lineage");
      json.writeStringField("topic", lineage.getTopic());
      json.writeNumberField("partition", lineage.getPartition());
      json.writeNumberField("firstOffset", lineage.getFirstOffset());
      json.writeNumberField("lastOffset", lineage.getLastOffset());
      json.writeEndObject();
    }
  }

  private static void wallClock(JsonGenerator json, String name, @Nullable Long us)
      throws IOException {
    if (us != null) {
      json.writeStringField(name, Instant.EPOCH.plus(us, ChronoUnit.MICROS).toString());
    }
  }

  /** Seconds, exact to the microsecond, without trailing zeros. */
  static BigDecimal seconds(long us) {
    BigDecimal seconds = BigDecimal.valueOf(us, 6).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
