package framewatch.ingest.measure;

import java.util.List;

/** What FFmpeg's filters say of a file, as their metadata is printed. */
record FilterOutput(String printed) {

  /** The values of a key, in order; keys come without {@code lavfi.}. */
  List<Double> values(String key) {
    String start = "lavfi." + key + "=";
    return printed
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> Double.parseDouble(line.substring(start.length())))
        .toList();
  }
}
