package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.SourceUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamIdsTest {

  @ParameterizedTest
  @CsvSource({
    "/media/News at 9.mp4, News-at-9",
    "clip.tar.ts, clip.tar",
    ".hidden, .hidden",
    "file:///a/b.mkv, b",
    "rtsp://user:p@ss@cam1:554/live/a?x=1, cam1-554-live-a",
    "https://host/a/b.m3u8?token=1, host-a-b.m3u8",
    "synthetic:?duration=1s, synthetic",
    "/media/日本.mp4, stream",
  })
  void callsAStreamAfterItsSource(String uri, String streamId) {
    assertThat(StreamIds.derive(SourceUri.of(uri))).isEqualTo(streamId);
    assertThat(StreamIds.valid(streamId)).isTrue();
  }

  @Test
  void takesTheIdInFrontOfTheUri() {
    var named = StreamIds.Named.of("cam-1=rtsp://h/a?b=c");
    assertThat(named.streamId()).isEqualTo("cam-1");
    assertThat(named.uri().reveal()).isEqualTo("rtsp://h/a?b=c");
    assertThat(StreamIds.Named.of("http://h/a?b=c").streamId()).isEqualTo("h-a");
  }
}
