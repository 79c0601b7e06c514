package framewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SourceUriTest {

  /** Every credential holds the word canary. */
  static Stream<String> shapes() {
    return Stream.of(
        "rtsp://canary:canary@camera/live",
        "rtsp://first.canary:canary@camera:554/live",
        "rtsp://ca%40canary:canary%2F@camera/live",
        "rtsp://:canary@camera/live",
        "rtsp://canary@camera/live",
        "rtsp://user:p@canary@camera/live",
        "rtsp://user:1/canary@camera/live",
        "rtsp://user:pa/canary@camera/live",
        "rtsp://user:pa?canary@camera/live",
        "rtsp://user:pa#canary@camera/live",
        "rtsp://user:can ary canary@camera/live",
        "rtsp://us/er:canary@camera/live",
        "rtsp://${env:canary}:${file:canary}@camera/live",
        "RTSP://User:Canary-canary@camera",
        "srt://host:9000?mode=caller&passphrase=canary",
        "srt://host:9000?streamid=canary",
        "srt://host:9000?streamid=#!::r=live,m=request,u=canary,s=canary&latency=200",
        "srt://host:9000?streamid=%23!::u=canary",
        "https://host/x.m3u8?token=canary",
        "https://host/x.m3u8?canary",
        "https://host/x.m3u8?a=1;canary;b=canary",
        "https://host/x.m3u8?X-Amz-Credential=canary&X-Amz-Signature=canary",
        "https://host/x.m3u8?mode=listener?passphrase=canary",
        "https://host/x.m3u8?mode=a/canary",
        "https://host/x.m3u8?url=http://u:canary@other/",
        "https://host/x.m3u8#access_token=canary",
        "https://host/x.m3u8#canary",
        "https://host/x.m3u8;jsessionid=canary?x=y",
        "https://host/hdnts=exp=1~acl=canary~hmac=canary/x.m3u8",
        "https://host/eyJcanarycanary.eyJcanary.canary/x.m3u8",
        "https://[2001:db8::1]:8443/x?k=canary",
        "https://canary:canary@[2001:db8::1]:8443/x",
        "http://host:8080/live/canary/canary/1234.ts",
        "rtmp://host/app/name token=canary pass=canary",
        "rtmp://host/app?token=canary token=canary",
        "udp://canary:canary@239.0.0.1:1234?pkt_size=1316",
        "//user:canary@host/x",
        "user:canary@host/x",
        "hls+https://u:canary@host/x",
        "crypto:https://u:canary@host/x",
        "async:cache:http://u:canary@host/x",
        "concat:http://u:canary@a/1.ts|http://u:canary@b/2.ts?t=canary",
        "subfile,,start,0,end,9,,:http://u:canary@host/x",
        "http://u:canary@",
        "http://u:canary@host/?=canary&&=canary");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void showsNoCredential(String text) {
    assertThat(SourceUri.of(text).toString()).doesNotContainIgnoringCase("canary");
    assertThat(SourceUri.of(text).reveal()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void masksTheShapeInText(String text) {
    var uri = SourceUri.of(text);
    var line = "[in#0] Error opening input '" + text + "': Server returned 401";
    assertThat(Redactor.of(uri).redact(line))
        .doesNotContainIgnoringCase("canary")
        .startsWith("[in#0] Error opening input")
        .endsWith("Server returned 401");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "rtsp://user:pw@camera:554/live/ch1 rtsp://camera:554/live/ch1",
        "srt://host:9000?mode=caller&latency=200&passphrase=x srt://host:9000?mode=caller&latency=200&passphrase=***",
        "http://cam/cam/realmonitor?channel=1&subtype=0 http://cam/cam/realmonitor?channel=1&subtype=0",
        "https://host/x.m3u8?token=abc https://host/x.m3u8?token=***",
        "https://host/@team/x.m3u8 https://host/@team/x.m3u8",
        "rtsp://u:a/b@camera/live rtsp://***@camera/live",
        "udp://@239.0.0.1:1234?pkt_size=1316 udp://239.0.0.1:1234?pkt_size=1316",
        "https://host/a=b/x.m3u8 https://host/a=***/x.m3u8",
        "/media/a=b/what?.mp4 /media/a=b/what?.mp4",
        "/media/10:30@studio.mp4 /media/10:30@studio.mp4",
        "file:///media/a#1.mp4 file:///media/a#1.mp4",
        "C:\\media\\clip.mp4 C:\\media\\clip.mp4",
        "synthetic:black@2s synthetic:black@2s",
      })
  void showsTheRest(String text, String shown) {
    assertThat(SourceUri.of(text)).hasToString(shown);
  }

  @Test
  void knowsItsScheme() {
    assertThat(SourceUri.of("RTSP://u:p@h/").scheme()).isEqualTo("rtsp");
    assertThat(SourceUri.of("/a/b.mp4").scheme()).isEmpty();
  }
}
