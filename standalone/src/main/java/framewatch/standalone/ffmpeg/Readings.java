package framewatch.standalone.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What FFmpeg's filters say of one stream, by {@code BRANCH.KEY}; see {@link FilterRun}. */
final class Readings {
  private final Map<String, Series> series = new TreeMap<>();

  Series get(String key) {
    return series.getOrDefault(key, Series.NONE);
  }

  void add(String key, double time, double value) {
    series.computeIfAbsent(key, k -> new Series()).add(time, value);
  }

  /**
   * What a filter tells by the time at which it begins and ends, as {@code blackdetect} does. What
   * has begun and not ended lasts to the end of the stream.
   */
  List<Stretch> stretches(String startKey, String endKey, double streamEnd) {
    Series starts = get(startKey);
    Series ends = get(endKey);
    List<Stretch> found = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      double start = starts.value(i);
      found.add(new Stretch(start, i < ends.size() ? ends.value(i) : Math.max(start, streamEnd)));
    }
    return found;
  }

  /** A line for each reading: key, seconds, value. */
  void write(Path file) throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
      series.forEach(
          (key, of) -> {
            for (int i = 0; i < of.size(); i++) {
              out.println(key + "\t" + of.time(i) + "\t" + of.value(i));
            }
          });
      if (out.checkError()) {
        throw new IOException(file + ": cannot be written");
      }
    }
  }

  static Readings read(Path file) throws IOException {
    var readings = new Readings();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int first = line.indexOf('\t');
        int second = line.indexOf('\t', first + 1);
        readings.add(
            line.substring(0, first),
            Double.parseDouble(line.substring(first + 1, second)),
            Double.parseDouble(line.substring(second + 1)));
      }
    }
    return readings;
  }
}
