package framewatch.e2e;

import framewatch.standalone.Direct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The streams that are watched in every deployment: a file and made-up ones. */
final class Programme {
  /** Source by stream id; enough of them for several partitions. */
  static final Map<String, String> STREAMS = streams();

  private Programme() {}

  private static Map<String, String> streams() {
    Map<String, String> streams = new LinkedHashMap<>();
    streams.put("clip", Clips.defective().toString());
    streams.put("pictures", made(1, "black=2s-6s&bars=8s-14s&solid=16s-19s&freeze=20s-24s"));
    streams.put("sounds", made(2, "silence=2s-6s&clipping=8s-10s&channel-silence=12s-23s"));
    streams.put("transport", made(3, "errors=3s-6s&gap=8s-10s&jump=12s-13s&stall=15s-18s"));
    streams.put("long", made(4, "freeze=1s-25s&silence=1s-25s"));
    streams.put("clean", made(5, "scene=5s-6s"));
    return streams;
  }

  private static String made(int seed, String effects) {
    return "synthetic:?duration=26s&size=320x180&seed=" + seed + "&" + effects;
  }

  /** Arguments of {@code ingest} for all streams. */
  static List<String> sources() {
    return STREAMS.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /** What one process without a broker finds in them, in comparable form. */
  static Map<String, List<String>> expected() {
    List<Events.Written> events = new ArrayList<>();
    STREAMS.forEach(
        (id, uri) -> Direct.inspect(id, uri).forEach(event -> events.add(Events.written(event))));
    return Events.comparable(events);
  }
}
