package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark says something sensible. What it says is no matter of a test. */
final class BenchIT {
  private static final List<String> SHORT =
      List.of("bench", Clips.defective().toString(), "-o", "json", "--rounds", "1");

  @Test
  void comparesEachStepWithDecoding() throws Exception {
    JsonNode json = bench("--max-frames", "100", "--filter-frames", "5");

    assertThat(json.path("frames").intValue()).isEqualTo(100);
    assertThat(json.path("framesPerSecond").intValue()).isEqualTo(25);
    assertThat(json.path("width").intValue()).isEqualTo(320);
    for (String figure :
        List.of("measureOverDecode", "ingestOverDecode", "inspectOverDecode", "streamsPerCore")) {
      assertThat(json.path(figure).path("median").doubleValue()).as(figure).isBetween(0.1, 1e5);
    }
    assertThat(json.path("filterChainOverMeasure").path("median").isNumber()).isTrue();
    double descriptors = json.path("descriptorBytesOverRaw").path("median").doubleValue();
    double wire = json.path("wireBytesOverRaw").path("median").doubleValue();
    assertThat(descriptors).isBetween(1e-5, 0.5);
    assertThat(wire).isBetween(descriptors, 0.9);
  }

  @Test
  void comparesManyStreamsWithOne() throws Exception {
    JsonNode rows = bench("--max-frames", "50", "--streams", "1,3").path("streams");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).path("streams").intValue()).isEqualTo(3);
    assertThat(rows.get(0).path("ingestOverFirst").path("median").doubleValue()).isEqualTo(1);
    assertThat(rows.get(1).path("ingestOverFirst").path("median").doubleValue()).isPositive();
    assertThat(rows.get(1).path("residentBytes").path("median").longValue()).isGreaterThan(1 << 20);
  }

  @Test
  void comparesTheEndOfALongSessionWithItsBeginning() throws Exception {
    JsonNode json = bench("--long", "1000");

    assertThat(json.path("sessionFrames").intValue()).isGreaterThanOrEqualTo(1000);
    assertThat(json.path("parts")).hasSize(10);
    assertThat(json.path("parts").get(9).path("overFirst").path("median").doubleValue())
        .isPositive();
  }

  @Test
  void saysInOneLineWhatCannotBe() {
    Command missing = Command.run("bench", "no-such-file.mp4");
    Command wrong = Command.run("bench", "--rounds", "0", Clips.defective().toString());

    assertThat(missing.exitCode()).isEqualTo(4);
    assertThat(missing.err()).isEqualTo("framewatch: no-such-file.mp4: expected a file\n");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).isEqualTo("framewatch: --rounds 0: expected 1 or more\n");
    assertThat(missing.out() + wrong.out()).isEmpty();
  }

  private static JsonNode bench(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(SHORT);
    arguments.addAll(List.of(more));
    Command bench = Command.run(arguments);
    assertThat(bench.exitCode()).as(bench.err()).isZero();
    return new JsonMapper().readTree(bench.out());
  }
}
