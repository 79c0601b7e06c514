package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.SourceUri;
import framewatch.ingest.source.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriReferencesTest {
  @TempDir private Path folder;
  private UriReferences references;

  @BeforeEach
  void secrets() throws Exception {
    Files.writeString(folder.resolve("cam1"), "p$1ss\n");
    references = new UriReferences(Map.of("STREAM_USER", "joe", "HOME", "/root"), folder);
  }

  @Test
  void putsCredentialsIntoTheUri() throws Exception {
    var uri = SourceUri.of("rtsp://${env:STREAM_USER}:${file:cam1}@host/live");
    assertThat(references.resolve(uri).reveal()).isEqualTo("rtsp://joe:p$1ss@host/live");
    assertThat(references.resolve(uri)).hasToString("rtsp://host/live");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${env:HOME}",
        "${env:STREAM_OTHER}",
        "${file:../passwd}",
        "${file:/etc/passwd}",
        "${file:missing}",
        "${file:}",
        "${exec:id}",
      })
  void refusesEverythingElse(String reference) {
    assertThatThrownBy(() -> references.resolve(SourceUri.of("rtsp://" + reference + "@host")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(reference)
        .hasMessageContaining("expected");
  }
}
