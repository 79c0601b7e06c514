package framewatch.ingest.source;

import static framewatch.ingest.source.MediaFiles.audio;
import static framewatch.ingest.source.MediaFiles.make;
import static framewatch.ingest.source.MediaFiles.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.SourceUri;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceErrorsTest {
  @TempDir Path folder;

  @Test
  void namesAMissingFile() {
    assertRefused(folder.resolve("none.mp4"), "none.mp4: no such file, expected a media file");
  }

  @Test
  void namesAFolder() {
    assertRefused(folder, ": is a directory, expected a media file");
  }

  @Test
  void namesAnEmptyFile() throws Exception {
    assertRefused(Files.createFile(folder.resolve("a.mp4")), "a.mp4: is empty, expected");
  }

  @Test
  void namesAFileOfText() throws Exception {
    Path text = Files.writeString(folder.resolve("a.ts"), "no media at all\n".repeat(1000));
    assertRefused(text, "a.ts: ", "expected");
  }

  @Test
  void saysThatATruncatedMp4LacksItsIndex() throws Exception {
    Path file = make(folder, "a.mp4", video("160x120", 2), "-c:v mpeg4");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(file, "a.mp4: is not a complete media file", "(moov)");
  }

  @Test
  void namesWhatIsInsideWhenThatIsNeitherPictureNorSound() throws Exception {
    Files.writeString(folder.resolve("a.srt"), "1\n00:00:00,000 --> 00:00:01,000\nhello\n");
    Path file = make(folder, "a.mkv", "-i a.srt -c:s srt");
    assertRefused(file, "a.mkv: found no video or audio that can be decoded (data subrip)");
  }

  @Test
  void refusesAPictureLargerThanAllowedBeforeItIsDecoded() throws Exception {
    Path file = make(folder, "a.mp4", "-f lavfi -i color=s=4096x4096:d=1:r=1 -c:v mjpeg");
    assertThatThrownBy(
            () -> Watched.of(file.toString(), Watched.params("source.max-pixels", "1000000")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("a.mp4: the picture is 4096x4096")
        .hasMessageContaining("source.max-pixels");
  }

  @Test
  void refusesMoreChannelsThanAllowed() {
    Path file = make(folder, "a.wav", audio(1), "-ac 4");
    assertThatThrownBy(
            () -> Watched.of(file.toString(), Watched.params("source.max-audio-channels", "2")))
        .hasMessageContaining("a.wav: the sound has 4 channels")
        .hasMessageContaining("expected at most 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.mp4", "list.m3u8", "list.ffconcat"})
  void opensNoPlaylistThatWasNotAskedFor(String name) throws Exception {
    make(folder, "seg.ts", video("160x120", 1), "-c:v mpeg2video");
    boolean hls = !name.endsWith("ffconcat");
    Path list =
        Files.writeString(
            folder.resolve(name),
            hls
                ? "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nseg.ts\n#EXT-X-ENDLIST\n"
                : "ffconcat version 1.0\nfile seg.ts\n");
    assertRefused(list, name.equals("list.mp4") ? "expected" : "a format that is not accepted");
    if (name.endsWith("m3u8")) {
      assertThat(Watched.of(list.toString(), Watched.params("source.format", "hls")).pictureUs)
          .hasSize(25);
    }
  }

  @Test
  void namesAKindOfSourceThatIsNotSupported() {
    assertThatThrownBy(() -> Watched.of("gopher://host/a", Watched.params()))
        .hasMessage(
            "gopher://host/a: gopher is no supported kind of source, expected a file or a URL with"
                + " http, https, rtsp, rtmp, srt, udp or tcp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "tcp", "rtmp", "rtsp"})
  void givesUpOnAServerThatNeverAnswers(String scheme) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String uri = "%s://me:secret@127.0.0.1:%d/live/a".formatted(scheme, server.getLocalPort());
      long start = System.nanoTime();
      assertThatThrownBy(
              () ->
                  Watched.of(
                      uri,
                      Watched.params(
                          "source.open-timeout", "700ms", "source.read-timeout", "700ms")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining("expected")
          .hasMessageNotContaining("secret");
      assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
    }
  }

  /** JavaCPP has room for ten callbacks of a kind; a time limit must not be one per source. */
  @Test
  void keepsItsTimeLimitHoweverManySourcesAreOpen() throws Exception {
    Path file = make(folder, "a.ts", video("160x120", 1), "-c:v mpeg2video");
    List<Source> open = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      open.add(Sources.open(SourceUri.of(file.toString()), Watched.params()));
    }
    givesUpOnAServerThatNeverAnswers("tcp");
    open.forEach(Source::close);
  }

  @Test
  void namesAServerThatIsNotThere() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    assertThatThrownBy(
            () -> Watched.of("http://127.0.0.1:" + port + "/a?token=abc", Watched.params()))
        .hasMessage(
            "http://127.0.0.1:" + port + "/a?token=***: cannot be opened: Connection refused");
  }

  private static void assertRefused(Path file, String... words) {
    assertThatThrownBy(() -> Watched.file(file))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n");
  }
}
