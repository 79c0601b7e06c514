package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.config.SourceUri;
import framewatch.ingest.source.JpegEncoder;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.MediaFiles;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.Sources;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.SampleReason;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sampled where real media is damaged, held against every decoded picture. */
class DamagedSamplesTest {
  @TempDir Path folder;

  @Test
  void showsTheLastGoodAndTheFirstBadPictureOfADamagedBitstream() throws Exception {
    Path clean = MediaFiles.make(folder, "clean.mkv", MediaFiles.video("640x360", 4), "-c:v mpeg4");
    Path damaged =
        MediaFiles.make(
            folder,
            "damaged.mkv",
            "-i clean.mkv -c copy -bsf:v noise=amount=if(eq(n\\,55)\\,30\\,0)");
    var cleanly = decoded(clean);
    var badly = decoded(damaged);
    long firstBad = firstDifference(cleanly, badly);
    assertThat(firstBad).isPositive();

    assertLastGoodAndFirstBad(samples(damaged, "1s"), badly, firstBad);
    // Not only what the damaged stream decodes to: what it should have been.
    assertThat(badly.get(badly.lowerKey(firstBad)).luma)
        .isEqualTo(cleanly.get(badly.lowerKey(firstBad)).luma);
  }

  @Test
  void showsTheLastGoodAndTheFirstPictureOfBlocksThatWereDamagedBeforeItWasEncoded()
      throws Exception {
    Path damaged = noiseWithABox();
    var badly = decoded(damaged);
    long firstBad = firstDifference(decoded(folder.resolve("clean.mkv")), badly);
    assertThat(firstBad).isEqualTo(2_400_000);

    assertLastGoodAndFirstBad(samples(damaged, "1s"), badly, firstBad);
  }

  @Test
  void paysForTheFirstBadPictureBeforeAllElse() throws Exception {
    Path damaged = noiseWithABox();
    int size = decoded(damaged).get(2_400_000L).jpeg.length;
    // A third of the half for suspicions at once: one picture and a half.
    String budget = 6 * (size + size / 2) + "B";
    var samples =
        samples(
            damaged.toString(),
            Map.of("samples.bytes-per-minute", budget, "samples.interval", "0s"));
    assertThat(samples)
        .filteredOn(sample -> sample.getTimeUs() > 0 && sample.getMark() == null)
        .extracting(sample -> sample.getReason() + " " + sample.getTimeUs())
        .containsExactly("SUSPICION 2400000");
  }

  private Path noiseWithABox() {
    MediaFiles.make(
        folder,
        "clean.mkv",
        "-f lavfi -i color=gray:s=640x360:r=25:d=4 -vf noise=alls=12:allf=t:all_seed=1",
        "-c:v ffv1 -g 25");
    return MediaFiles.make(
        folder,
        "damaged.mkv",
        "-i clean.mkv -vf drawbox=480:80:48:32:white:fill:enable=between(n\\,60\\,63)",
        "-c:v ffv1");
  }

  @Test
  void takesTheSameSamplesWhateverTheLengthOfABatch() throws Exception {
    MediaFiles.make(folder, "clean.mkv", MediaFiles.video("640x360", 4), "-c:v mpeg4");
    Path damaged =
        MediaFiles.make(
            folder,
            "damaged.mkv",
            "-i clean.mkv -c copy -bsf:v noise=amount=if(eq(mod(n\\,20)\\,15)\\,30\\,0)");
    List<FramePayload> samples = samples(damaged, "1s");
    assertThat(samples).hasSizeGreaterThan(6);
    assertThat(samples(damaged, "0s")).isEqualTo(samples);
    assertThat(samples(damaged, "3s")).isEqualTo(samples);
  }

  @Test
  void keepsTheOrderOfMediaTimeAndOfPositions() throws Exception {
    var samples = samples("synthetic:?duration=40s&black=5s-8s&errors=12s-30s&freeze=33s-36s");
    assertThat(samples).extracting(FramePayload::getTimeUs).isSorted();
    for (int i = 0; i < samples.size(); i++) {
      assertThat(samples.get(i).getPosition()).isEqualTo(i);
    }
    assertThat(samples).extracting(FramePayload::getReason).contains(SampleReason.LAST_GOOD);
  }

  private static void assertLastGoodAndFirstBad(
      List<FramePayload> samples, NavigableMap<Long, Decoded> decoded, long firstBad)
      throws Exception {
    var expected = List.of(decoded.lowerKey(firstBad), firstBad);
    int i = 0;
    while (samples.get(i).getTimeUs() < expected.get(0)) {
      i++;
    }
    for (int k = 0; k < 2; k++) {
      FramePayload image = samples.get(i + 2 * k);
      FramePayload luma = samples.get(i + 2 * k + 1);
      var reason = k == 0 ? SampleReason.LAST_GOOD : SampleReason.SUSPICION;
      assertThat(List.of(image.getReason(), luma.getReason())).containsOnly(reason);
      assertThat(List.of(image.getTimeUs(), luma.getTimeUs())).containsOnly(expected.get(k));
      Decoded picture = decoded.get(expected.get(k));
      assertThat(image.getEncoding()).isEqualTo(PictureEncoding.JPEG);
      assertThat(bytes(image)).isEqualTo(picture.jpeg);
      assertThat(luma.getEncoding()).isEqualTo(PictureEncoding.LUMA_PNG);
      assertSameValues(luma, picture);
    }
    // Both cut out the same place, and it is where they differ.
    FramePayload good = samples.get(i + 1);
    FramePayload bad = samples.get(i + 3);
    assertThat(good.getLeft()).isEqualTo(bad.getLeft());
    assertThat(good.getTop()).isEqualTo(bad.getTop());
    assertThat(bytes(good)).isNotEqualTo(bytes(bad));
  }

  private static void assertSameValues(FramePayload luma, Decoded picture) throws Exception {
    Raster raster = ImageIO.read(new ByteArrayInputStream(bytes(luma))).getRaster();
    for (int y = 0; y < luma.getHeight(); y++) {
      for (int x = 0; x < luma.getWidth(); x++) {
        int at = (luma.getTop() + y) * picture.width + luma.getLeft() + x;
        assertThat(raster.getSample(x, y, 0)).isEqualTo(picture.luma[at] & 0xff);
      }
    }
  }

  private static long firstDifference(
      NavigableMap<Long, Decoded> clean, NavigableMap<Long, Decoded> bad) {
    for (var entry : bad.entrySet()) {
      Decoded expected = clean.get(entry.getKey());
      if (expected == null || !Arrays.equals(expected.luma, entry.getValue().luma)) {
        return entry.getKey();
      }
    }
    return -1;
  }

  private static List<FramePayload> samples(Path file, String batch) throws Exception {
    return samples(file.toString(), Map.of("ingest.batch", batch));
  }

  private static List<FramePayload> samples(String uri) throws Exception {
    return samples(uri, Map.of());
  }

  private static List<FramePayload> samples(String uri, Map<String, String> given)
      throws Exception {
    var recorder = new Recorder();
    var settings = settings(given);
    try (Source source = Sources.open(SourceUri.of(uri), settings.source());
        var session = new Session("s", -1, false, settings, recorder, Progress.NONE)) {
      Media.End end = session.watch(source, () -> false);
      session.ended(end.detail());
      session.flush();
    }
    return new ArrayList<>(recorder.samples);
  }

  private static NavigableMap<Long, Decoded> decoded(Path file) throws Exception {
    var pictures = new TreeMap<Long, Decoded>();
    var settings = settings(Map.of());
    try (Source source = Sources.open(SourceUri.of(file.toString()), settings.source());
        var encoder = new JpegEncoder()) {
      long firstUs = Long.MIN_VALUE;
      for (Media media = source.next(); !(media instanceof Media.End); media = source.next()) {
        if (media instanceof Picture picture) {
          firstUs = firstUs == Long.MIN_VALUE ? picture.ptsUs : firstUs;
          pictures.put(picture.ptsUs - firstUs, Decoded.of(picture, encoder));
        }
      }
    }
    return pictures;
  }

  private static IngestSettings settings(Map<String, String> given) {
    return IngestSettings.of(Settings.load(IngestSettings.tables(), null, Map.of(), given));
  }

  private static byte[] bytes(FramePayload payload) {
    var picture = payload.getPicture().duplicate();
    byte[] bytes = new byte[picture.remaining()];
    picture.get(bytes);
    return bytes;
  }

  private static final class Decoded {
    final int width;
    final byte[] luma;
    final byte[] jpeg;

    private Decoded(int width, byte[] luma, byte[] jpeg) {
      this.width = width;
      this.luma = luma;
      this.jpeg = jpeg;
    }

    static Decoded of(Picture picture, JpegEncoder encoder) {
      int width = picture.format.getWidth();
      byte[] luma = new byte[width * picture.format.getHeight()];
      for (int y = 0; y < picture.format.getHeight(); y++) {
        picture.planes[0].get(y * picture.strides[0], luma, y * width, width);
      }
      return new Decoded(width, luma, encoder.encode(picture).bytes());
    }
  }
}
