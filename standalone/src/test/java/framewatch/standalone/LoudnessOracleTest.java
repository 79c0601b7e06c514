package framewatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.standalone.ffmpeg.Ffmpeg;
import framewatch.wire.avro.DefectEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the loudness detector says of a programme against FFmpeg's {@code ebur128}: I and the
 * highest M and S within 0.1 LU, which is what EBU Tech 3341 allows a meter, LRA within 0.5 LU (EBU
 * Tech 3342 allows 1 LU).
 */
class LoudnessOracleTest {
  @TempDir Path folder;

  /**
   * Words of two syllables and a pause, on which scenes of other levels and other noise follow one
   * another: steady, in steps of 20 s, or from a whisper to a shout. Before them 3 s of silence: of
   * a programme that begins at once, {@code ebur128} counts the silence before it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0.3", "0.3*pow(10\\,-1.2*mod(floor(t/20)\\,3)/2)", "pow(10\\,-t/60)"})
  void agreesWithEbur128(String level) throws Exception {
    String word =
        "pow(max(0\\,sin(2*PI*1.3*t))\\,2)*(1+0.5*sin(2*PI*4*t))*sin(2*PI*(180+40*sin(t))*t)";
    String sound = "gte(t\\,3)*%s*(0.6*%s+0.03*(random(%d)-0.5))";
    Path file = folder.resolve("a.wav");
    var unused =
        Ffmpeg.read(
            List.of(
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=%s|%s:s=16000:c=stereo:d=123"
                    .formatted(sound.formatted(level, word, 0), sound.formatted(level, word, 1)),
                file.toString()));
    String theirs =
        new String(
            Ffmpeg.read(
                List.of(
                    "-v",
                    "error",
                    "-i",
                    file.toString(),
                    "-af",
                    "ebur128=metadata=1,ametadata=print:file=-",
                    "-f",
                    "null",
                    "-")),
            UTF_8);

    Map<String, Double> ours = judged(file);

    assertThat(ours.get("integrated")).isCloseTo(last(theirs, "I"), within(0.1));
    assertThat(ours.get("momentary-max")).isCloseTo(highest(theirs, "M"), within(0.1));
    assertThat(ours.get("short-term-max")).isCloseTo(highest(theirs, "S"), within(0.1));
    assertThat(ours.get("range")).isCloseTo(last(theirs, "LRA"), within(0.5));
  }

  /** The values of the defect that every programme is with a target that none meets. */
  private static Map<String, Double> judged(Path file) {
    var settings =
        Settings.load(
            Detectors.tables(),
            null,
            Map.of(),
            Map.of("loudness.programme", "0s", "loudness.target", "0LUFS"));
    List<DefectEvent> events =
        Direct.inspect("a", file.toString(), Detectors.named(List.of("loudness")), settings);
    assertThat(events).isNotEmpty();
    return events.get(0).getValues();
  }

  private static double last(String printed, String key) {
    return values(printed, key).reduce(Double.NaN, (before, value) -> value);
  }

  private static double highest(String printed, String key) {
    return values(printed, key).max().orElseThrow();
  }

  private static DoubleStream values(String printed, String key) {
    String start = "lavfi.r128." + key + "=";
    return printed
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())));
  }
}
