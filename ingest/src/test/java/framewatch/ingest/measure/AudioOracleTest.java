package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.MediaFiles;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measures of sound against FFmpeg's own filters, on the same media. */
class AudioOracleTest {
  @TempDir Path folder;

  @Test
  void agreesWithAstats() throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.wav",
            "-f lavfi -i sine=f=997:r=44100:d=2 -f lavfi -i anoisesrc=r=44100:d=2:a=0.3:s=1",
            "-filter_complex [0]dcshift=0.1[a];[a][1]amerge",
            "-c:a pcm_s16le");
    var theirs =
        new FilterOutput(
            MediaFiles.run(
                folder,
                "-i a.wav -af asetnsamples=4410,astats=metadata=1:reset=1,ametadata=print:file=-"
                    + " -f null -"));

    List<float[]> ours =
        measure(
            file, m -> new float[] {m.peak[0], m.peak[1], m.dc[0], m.dc[1], m.rms[0], m.rms[1]});

    assertThat(ours).hasSize(20);
    double peak = 0;
    double dc = 0;
    double rms = 0;
    for (int channel = 0; channel < 2; channel++) {
      String prefix = "astats.%d.".formatted(channel + 1);
      for (int i = 0; i < 20; i++) {
        float[] m = ours.get(i);
        // astats leaves the offset in.
        double withOffset = Math.hypot(m[4 + channel], m[2 + channel]);
        peak = Math.max(peak, distance(db(m[channel]), theirs, prefix + "Peak_level", i));
        dc = Math.max(dc, distance(m[2 + channel], theirs, prefix + "DC_offset", i));
        rms = Math.max(rms, distance(db(withOffset), theirs, prefix + "RMS_level", i));
      }
    }
    Deviations.record("peak", "astats Peak_level", "dB", peak, 0.01);
    Deviations.record("dc", "astats DC_offset", "of full scale", dc, 1e-4);
    Deviations.record("rms, with dc", "astats RMS_level", "dB", rms, 0.01);
  }

  /** Something of every window of a file. */
  private static <T> List<T> measure(Path file, Function<AudioMeasures, T> of) throws Exception {
    List<T> windows = new ArrayList<>();
    var meter = new AudioMeter(measures -> windows.add(of.apply(measures)));
    try (Source source =
        Sources.open(
            SourceUri.of(file.toString()),
            ParamTable.of("source", SourceParams.class).parse(Map.of()))) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        meter.add((Sound) media, ((Sound) media).ptsUs);
        media = source.next();
      }
    }
    return windows;
  }

  private static double distance(double ours, FilterOutput theirs, String key, int i) {
    return Math.abs(ours - theirs.values(key).get(i));
  }

  private static double db(double amplitude) {
    return 20 * Math.log10(amplitude);
  }
}
