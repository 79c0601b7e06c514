package framewatch.ingest.source;

import static framewatch.ingest.source.MediaFiles.audio;
import static framewatch.ingest.source.MediaFiles.make;
import static framewatch.ingest.source.MediaFiles.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.config.SourceUri;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container and its transport tell beside picture and sound. */
class TransportFactsTest {
  private static final String CODECS = "-c:v libopenh264 -b:v 500k -c:a aac";

  @TempDir Path folder;

  @Test
  void knowWhereAContainerSaysThatItEnds() throws Exception {
    var file = make(folder, "a.mkv", video("160x120", 2), audio(2), CODECS);
    assertThat(facts(file).announcedEndUs).isCloseTo(2_000_000, within(50_000L));
    assertThat(facts(file).cutOff).isFalse();
  }

  @Test
  void knowItAlsoOfAFileThatWasCut() throws Exception {
    var file = make(folder, "a.mkv", video("160x120", 2), audio(2), CODECS);
    cut(file, 0.6);
    assertThat(facts(file).announcedEndUs).isCloseTo(2_000_000, within(50_000L));
  }

  @Test
  void knowNoEndOfATransportStreamButThatItBreaksOff() throws Exception {
    var file = make(folder, "a.ts", video("160x120", 2), audio(2), CODECS);
    assertThat(facts(file).announcedEndUs).isEqualTo(Long.MIN_VALUE);
    assertThat(facts(file).cutOff).isFalse();
    cut(file, 0.6);
    assertThat(facts(file).cutOff).isTrue();
  }

  @Test
  void tellOfLostPackets() throws Exception {
    var file = make(folder, "a.ts", video("320x240", 3), audio(3), CODECS);
    assertThat(facts(file).corrupt).isZero();
    Files.write(file, new TransportPackets(Files.readAllBytes(file)).losingEvery(100));
    assertThat(facts(file).corrupt).isPositive();
  }

  @Test
  void tellOfCues() throws Exception {
    var file = make(folder, "a.ts", video("320x240", 3), audio(3), CODECS);
    assertThat(facts(file).ancillary).isEmpty();
    Files.write(file, new TransportPackets(Files.readAllBytes(file)).withCues());
    assertThat(facts(file).ancillary).hasSizeGreaterThan(5).containsOnly(Media.Ancillary.CUE);
  }

  @Test
  void tellOfATrackOfSubtitles() throws Exception {
    Files.writeString(folder.resolve("a.srt"), "1\n00:00:00,500 --> 00:00:01,000\nHello\n");
    var file =
        make(folder, "a.mkv", video("160x120", 2), "-i a.srt -map 0 -map 1 -c:v mpeg4 -c:s srt");
    assertThat(facts(file).ancillary).containsExactly(Media.Ancillary.CAPTION);
  }

  @Test
  void tellOfClosedCaptionsInThePicture() throws Exception {
    var file = make(folder, "a.h264", video("160x120", 1), "-c:v libopenh264");
    byte[] plain = Files.readAllBytes(file);
    assertThat(facts(file).captionFlags).containsOnly(0);
    Files.write(file, captioned(plain, 0x80, 0x80));
    assertThat(facts(file).captionFlags).containsOnly(16);
    Files.write(file, captioned(plain, 'H', 'i'));
    assertThat(facts(file).captionFlags).containsOnly(48);
  }

  @Test
  void followPixelsThatChangeTheirShapeAndPicturesTheirRate() throws Exception {
    var codec = "-c:v mpeg2video -f mpegts -aspect";
    var wide = make(folder, "a.ts", video("160x120", 1), codec, "16:9");
    var narrow = make(folder, "b.ts", video("320x240", 1), "-r 50", codec, "4:3");
    var both = new ByteArrayOutputStream();
    both.writeBytes(Files.readAllBytes(wide));
    both.writeBytes(Files.readAllBytes(narrow));
    Files.write(wide, both.toByteArray());

    var formats = Watched.file(wide).videoFormats;

    assertThat(formats).hasSize(2);
    assertThat(formats.get(0).getPixelAspect()).isCloseTo(4 / 3.0, within(0.01));
    assertThat(formats.get(1).getPixelAspect()).isEqualTo(1);
    assertThat(formats.get(0).getFrameRate()).isEqualTo(25);
    assertThat(formats.get(1).getFrameRate()).isEqualTo(50);
  }

  /** Puts a block of captions in front of each picture, as supplemental information. */
  private static byte[] captioned(byte[] stream, int first, int second) {
    var with = new ByteArrayOutputStream();
    for (int at = 0; at < stream.length; at++) {
      if (beginsPicture(stream, at)) {
        byte[] unit = {0, 0, 1, 6, 4, 14, (byte) 0xb5, 0, 0x31, 'G', 'A', '9', '4', 3, 0x41};
        with.writeBytes(unit);
        // Valid, field 1 of CEA-608.
        with.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfc, (byte) first, (byte) second});
        with.writeBytes(new byte[] {(byte) 0xff, (byte) 0x80});
      }
      with.write(stream[at]);
    }
    return with.toByteArray();
  }

  private static boolean beginsPicture(byte[] stream, int at) {
    boolean unit =
        at + 4 < stream.length && stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1;
    int type = unit ? stream[at + 3] & 31 : 0;
    return (type == 1 || type == 5) && (stream[at + 4] & 0x80) != 0;
  }

  private static void cut(Path file, double share) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int length = (int) (bytes.length * share);
    Files.write(file, Arrays.copyOf(bytes, length % 188 == 0 ? length + 1 : length));
  }

  private static Facts facts(Path file) throws SourceException {
    try (Source source = Sources.open(SourceUri.of(file.toString()), Watched.params())) {
      var facts = new Facts();
      facts.announcedEndUs = source.announcedEndUs();
      for (Media media = source.next(); !(media instanceof Media.End); media = source.next()) {
        if (media instanceof Picture picture) {
          facts.captionFlags.add(picture.flags & 48);
        } else if (media instanceof Media.Corrupt corrupt) {
          facts.corrupt += corrupt.packets();
        } else if (media instanceof Media.Ancillary ancillary) {
          facts.ancillary.add(ancillary);
        }
      }
      facts.cutOff = source.cutOff();
      return facts;
    }
  }

  private static final class Facts {
    private final List<Media.Ancillary> ancillary = new ArrayList<>();
    private final List<Integer> captionFlags = new ArrayList<>();
    private long announcedEndUs;
    private long corrupt;
    private boolean cutOff;
  }
}
