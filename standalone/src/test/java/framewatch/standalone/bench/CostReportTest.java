package framewatch.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import framewatch.wire.avro.VideoFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostReportTest {
  private static final VideoFormat FORMAT =
      VideoFormat.newBuilder()
          .setCodec("h264")
          .setWidth(1000)
          .setHeight(1000)
          .setPixelFormat("yuv420p")
          .build();

  /** 50 frames a second of 1.5 MB. */
  private static final Clip CLIP =
      new Clip(Path.of("clip.mp4"), FORMAT, 100, 2_000_000, true, 1_500_000);

  /** Decoding takes 10, 8 and 20 ms, measuring a tenth of it on top. */
  private static final BenchReport REPORT =
      CostReport.of(CLIP, List.of(round(10), round(8), round(20)), 50);

  private static Round round(double decode) {
    return new Round(
        decode,
        decode * 1.1,
        decode * 1.2,
        decode * 1.25,
        decode * 1.5,
        1,
        decode,
        decode * 3,
        500,
        1000);
  }

  @Test
  void dividesRoundByRound() throws Exception {
    JsonNode json = new JsonMapper().readTree(BenchFormat.JSON.print(List.of(REPORT)));

    assertThat(json.at("/measureOverDecode/median").doubleValue()).isEqualTo(1.1);
    assertThat(json.at("/measureFullRowsOverDecode/min").doubleValue()).isEqualTo(1.2);
    assertThat(json.at("/ingestOverDecode/max").doubleValue()).isEqualTo(1.25);
    assertThat(json.at("/inspectOverDecode/median").doubleValue()).isEqualTo(1.5);
    assertThat(json.at("/filterChainOverMeasure/median").doubleValue()).isEqualTo(30);
    assertThat(json.at("/decodeMsPerFrame").toString())
        .isEqualTo("{\"median\":10,\"min\":8,\"max\":20}");
  }

  @Test
  void comparesBytesWithRawFrames() throws Exception {
    JsonNode json = new JsonMapper().readTree(BenchFormat.JSON.print(List.of(REPORT)));

    assertThat(json.at("/descriptorBytesOverRaw/median").doubleValue()).isEqualTo(0.000333333);
    assertThat(json.at("/wireBytesOverRaw/median").doubleValue()).isEqualTo(0.001);
    assertThat(json.at("/framesTopicBytesPerStreamHour/median").longValue())
        .isEqualTo(50 * 3600 * 500);
    assertThat(json.at("/rawBytesPerStreamHour/median").longValue())
        .isEqualTo(50L * 3600 * 1_500_000);
    assertThat(json.at("/streamsPerCore/median").doubleValue()).isEqualTo(1.6);
  }

  @Test
  void isReadByPeople() {
    assertThat(BenchFormat.TABLE.print(List.of(REPORT)))
        .startsWith("codec h264, width 1000, height 1000, pixelFormat yuv420p, ")
        .containsPattern("\nmeasures / decode +1.100 +1.100 +1.100\n")
        .containsPattern("\ndescriptors / raw bytes +1/3,000 +1/3,000 +1/3,000\n");
    assertThat(BenchFormat.TABLE.print(List.of(REPORT, REPORT)))
        .containsPattern("\nmedians +1000x1000 h264 50.00 fps +1000x1000 h264 50.00 fps\n")
        .containsPattern("\ningest / decode +1.250 +1.250\n");
    assertThat(BenchFormat.MARKDOWN.print(List.of(REPORT)))
        .contains(
            "\n\n|  | median | min | max |\n|---|--:|--:|--:|\n| measures / decode | 1.100 |");
  }
}
