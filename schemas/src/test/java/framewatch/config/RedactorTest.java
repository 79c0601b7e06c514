package framewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Could not open rtsp://u:canary@cam/live: timed out",
        "redirect to https://cdn/x.m3u8?sig=canary&exp=1, retrying",
        "avformat_open_input() error -5: Could not open input \"srt://h:1?passphrase=canary\".",
        "Authorization: Basic canary==",
        "Cookie: session=canary; a=canary",
        "passphrase=canary too short",
        "password = 'a canary'",
        "{\"password\": \"a canary\"}",
        "login as admin:canary@camera failed",
        "X-Amz-Signature=canary",
      })
  void masksWhatLooksLikeACredential(String line) {
    assertThat(Redactor.text(line)).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[h264 @ 0x7f1c] error while decoding MB 12 34, bytestream -5",
        "Stream #0:0: Video: h264, 1920x1080 [SAR 1:1 DAR 16:9], 25 fps",
        "http://localhost:8081/subjects/framewatch.frames-value/versions: 404",
        "black.min-duration=2: expected a duration such as 2s",
        "Sat Nov 21 23:00:00 2026 token expected at line 3",
      })
  void leavesOtherTextAlone(String line) {
    assertThat(Redactor.text(line)).isEqualTo(line);
  }

  @Test
  void masksTheSecretsOfAnOpenSourceWhereverTheyStand() {
    var redactor = Redactor.of(SourceUri.of("rtsp://bob%40site:hunter%212@cam/x?k=letmein"));
    assertThat(redactor.redact("user bob@site, hunter!2 or hunter%212, k letmein, cam/x"))
        .isEqualTo("user ***, *** or ***, k ***, cam/x");
  }

  @Test
  void leavesWordsWholeThatAShortSecretIsPartOf() {
    var redactor = Redactor.of(SourceUri.of("rtsp://a:b@cam/x"));
    assertThat(redactor.redact("abandoned rtsp://a:b@cam/x")).isEqualTo("abandoned rtsp://cam/x");
  }
}
