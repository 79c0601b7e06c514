package framewatch.ingest.source;

import static framewatch.ingest.source.MediaFiles.audio;
import static framewatch.ingest.source.MediaFiles.make;
import static framewatch.ingest.source.MediaFiles.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.config.SourceUri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegSourceTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a.ts  | -c:v libopenh264 -c:a aac       | h264 160x120 yuv420p 8 limited 25.00",
        "b.mp4 | -c:v libopenh264 -c:a aac       | h264 160x120 yuv420p 8 limited 25.00",
        "c.mkv | -c:v ffv1 -c:a flac             | ffv1 160x120 yuv420p 8 limited 25.00",
        "d.avi | -c:v mpeg4 -bf 2 -c:a mp2       | mpeg4 160x120 yuv420p 8 limited 25.00",
        "e.mov | -c:v prores_ks -c:a pcm_s16be   | prores 160x120 yuv422p10le 10 limited 25.00",
        "f.mpg | -c:v mpeg2video -bf 2 -c:a mp2  | mpeg2video 160x120 yuv420p 8 limited 25.00",
        "g.mxf | -c:v mpeg2video -c:a pcm_s16le  | mpeg2video 160x120 yuv420p 8 limited 25.00",
        "h.flv | -c:v libopenh264 -c:a aac       | h264 160x120 yuv420p 8 limited 25.00",
        "i.mkv | -c:v libvpx -c:a libopus        | vp8 160x120 yuv420p 8 limited 25.00",
        "j.mkv | -c:v mjpeg -pix_fmt yuvj422p -c:a pcm_f32le | mjpeg 160x120 yuvj422p 8 full 25.00",
        "k.mkv | -c:v ffv1 -pix_fmt yuv444p12le -c:a alac | ffv1 160x120 yuv444p12le 12 limited 25.00",
        "l.mkv | -c:v ffv1 -pix_fmt gray10le -c:a pcm_u8  | ffv1 160x120 gray10le 10 full 25.00",
      })
  void readsPicturesAndSoundOfEveryContainer(String name, String codecs, String format)
      throws Exception {
    Path file = make(folder, name, video("160x120", 1), audio(1), "-pix_fmt yuv420p", codecs);

    Watched watched = Watched.file(file);

    assertThat(watched.video()).isEqualTo(format);
    assertThat(watched.pictureUs).hasSize(25).isSorted();
    long first = watched.pictureUs.get(0);
    assertThat(watched.pictureUs.get(24) - first).isCloseTo(960_000, within(1000L));
    assertThat(watched.audioFormats.get(0).getSampleRate()).isEqualTo(48000);
    // Lossy codecs add up to two frames.
    assertThat(watched.samples).isBetween(48_000L, 51_000L);
    assertThat(watched.peak).isCloseTo(0.125f, within(0.04f));
    assertThat(watched.sized).isEqualTo(25);
    assertThat(watched.keys).isPositive();
    assertThat(watched.refused + watched.flagged).isZero();
    assertThat(watched.end).isEqualTo(new Media.End(false, "end of file"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "rgb24,    rawvideo, 8",
    "rgb48be,  rawvideo, 16",
    "nv12,     rawvideo, 8",
    "yuyv422,  rawvideo, 8",
    "monob,    rawvideo, 8",
    "gbrp10le, ffv1,     10",
  })
  void convertsWhatIsNoPlanarYuv(String pixelFormat, String codec, int depth) throws Exception {
    Path file = make(folder, "a.nut", video("160x120", 1), "-c:v", codec, "-pix_fmt", pixelFormat);

    Watched watched = Watched.file(file);

    assertThat(watched.videoFormats.get(0).getPixelFormat()).isEqualTo(pixelFormat);
    assertThat(watched.videoFormats.get(0).getBitDepth()).isEqualTo(depth);
    assertThat(watched.pictureUs).hasSize(25);
    assertThat(watched.refused).isZero();
  }

  @Test
  void convertsRgbToTheLevelsOfVideo() throws Exception {
    Path white =
        make(folder, "a.nut", "-f lavfi -i color=white:s=64x48:d=1 -c:v rawvideo -pix_fmt rgb24");
    try (Source source = Sources.open(SourceUri.of(white.toString()), Watched.params())) {
      Picture picture = (Picture) source.next();
      assertThat(picture.planes[0].get(0) & 0xff).isEqualTo(235);
      assertThat(picture.planes[1].get(0) & 0xff).isEqualTo(128);
      assertThat(picture.format.getFullRange()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"161x121, yuv420p", "162x121, yuv422p", "35x17, yuv444p", "1920x1080, yuv420p"})
  void takesPicturesOfAnySize(String size, String pixelFormat) throws Exception {
    Path file =
        make(folder, "a.mkv", video("160x120", 1), "-s", size, "-c:v ffv1 -pix_fmt", pixelFormat);

    Watched watched = Watched.file(file);

    assertThat(watched.video()).startsWith("ffv1 " + size);
    assertThat(watched.pictureUs).hasSize(25);
  }

  @Test
  void readsAFileWithoutSoundAndOneWithoutPicture() throws Exception {
    Watched silent = Watched.file(make(folder, "a.mp4", video("160x120", 1), "-c:v mpeg4"));
    Watched blind = Watched.file(make(folder, "b.mp4", audio(1), "-c:a aac"));

    assertThat(silent.pictureUs).hasSize(25);
    assertThat(silent.audioFormats).isEmpty();
    assertThat(blind.videoFormats).isEmpty();
    assertThat(blind.audio()).isEqualTo("aac 48000 1 mono");
  }

  @Test
  void takesACoverPictureForNoVideo() throws Exception {
    make(folder, "cover.png", "-f lavfi -i testsrc2=s=64x64:d=1 -frames:v 1");
    Path file =
        make(
            folder,
            "a.mp4",
            audio(1),
            "-i cover.png -map 0 -map 1 -c:a aac -c:v copy -disposition:v:0 attached_pic");

    Watched watched = Watched.file(file);

    assertThat(watched.pictureUs).isEmpty();
    assertThat(watched.samples).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"mono, 1", "stereo, 2", "5.1, 6", "7.1, 8"})
  void readsEveryChannel(String layout, int channels) throws Exception {
    Path file =
        make(
            folder,
            "a.wav",
            "-f lavfi -i anoisesrc=d=1:r=44100:a=0.5 -c:a pcm_s24le -ac " + channels);

    Watched watched = Watched.file(file);

    assertThat(watched.audioFormats.get(0).getChannels()).isEqualTo(channels);
    assertThat(watched.audio()).contains(layout);
    assertThat(watched.samples).isEqualTo(44_100);
  }

  @Test
  void tellsInterlacedPictures() throws Exception {
    Path file =
        make(
            folder,
            "a.ts",
            video("160x128", 1),
            "-c:v mpeg2video -flags +ildct+ilme -field_order tt -vf setfield=tff");

    assertThat(Watched.file(file).interlaced).isEqualTo(25);
  }

  @Test
  void handsOnBFramesInTheOrderInWhichTheyAreShown() throws Exception {
    Path file = make(folder, "a.ts", video("160x120", 1), "-c:v mpeg2video -bf 2 -g 12");

    Watched watched = Watched.file(file);

    assertThat(watched.types.toString()).startsWith("I").contains("B").contains("P");
    assertThat(watched.pictureUs).isSorted();
  }

  @Test
  void followsAFormatThatChangesInMidStream() throws Exception {
    Path small = make(folder, "a.ts", video("160x120", 1), audio(1), "-c:v mpeg2video -c:a mp2");
    Path large =
        make(folder, "b.ts", video("320x240", 1), audio(1), "-c:v mpeg2video -c:a mp2 -ac 2");
    Path both = folder.resolve("c.ts");
    Files.write(both, Files.readAllBytes(small));
    Files.write(both, Files.readAllBytes(large), StandardOpenOption.APPEND);

    Watched watched = Watched.file(both);

    assertThat(watched.videoFormats).extracting(f -> f.getWidth()).containsExactly(160, 320);
    assertThat(watched.audioFormats).extracting(f -> f.getChannels()).containsExactly(1, 2);
    // libav's decoder loses the last picture before the change.
    assertThat(watched.pictureUs).hasSizeBetween(49, 50);
  }

  @Test
  void readsATruncatedTransportStreamToItsEnd() throws Exception {
    Path whole = make(folder, "a.ts", video("160x120", 2), "-c:v libopenh264");
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.ts");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

    Watched watched = Watched.file(half);

    assertThat(watched.pictureUs.size()).isBetween(10, 40);
    assertThat(watched.end.lost()).isFalse();
  }

  @Test
  void flagsWhatWasDecodedFromDamagedData() throws Exception {
    Path file = make(folder, "a.ts", video("320x240", 2), "-c:v libopenh264 -b:v 800k");
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      // Past the tables at the front, not in a packet's header.
      int packet = 20 + random.nextInt(bytes.length / 188 - 20);
      bytes[packet * 188 + 20 + random.nextInt(160)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, bytes);

    Watched watched = Watched.file(file);

    assertThat(watched.flagged + watched.refused).isPositive();
    assertThat(watched.pictureUs.size()).isBetween(30, 50);
    assertThat(watched.end.lost()).isFalse();
  }

  @Test
  void readsTheSameFileTheSameWay() throws Exception {
    Path file = make(folder, "a.mkv", video("160x120", 1), audio(1), "-c:v mpeg4 -c:a aac");

    Watched first = Watched.file(file);
    Watched second = Watched.file(file);

    assertThat(second.pictureUs).isEqualTo(first.pictureUs);
    assertThat(second.soundUs).isEqualTo(first.soundUs);
    assertThat(first.durationUs).isCloseTo(1_000_000, within(60_000L));
  }

  @Test
  void givesBackItsMemory() throws Exception {
    Path file = make(folder, "a.ts", video("320x240", 1), audio(1), "-c:v mpeg2video -c:a mp2");
    Watched.file(file);
    long before = Pointer.physicalBytes();

    IntStream.range(0, 100)
        .forEach(
            i -> {
              try {
                Watched.file(file);
              } catch (SourceException e) {
                throw new AssertionError(e);
              }
            });

    // 100 decoders and their pictures would be several hundred megabytes.
    assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
  }
}
