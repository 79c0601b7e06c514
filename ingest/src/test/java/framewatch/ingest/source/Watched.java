package framewatch.ingest.source;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.VideoFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a source handed over, in short. */
final class Watched {
  final List<Long> pictureUs = new ArrayList<>();
  final List<Long> soundUs = new ArrayList<>();
  final List<VideoFormat> videoFormats = new ArrayList<>();
  final List<AudioFormat> audioFormats = new ArrayList<>();
  final List<Media.Idle> idles = new ArrayList<>();
  final StringBuilder types = new StringBuilder();
  long samples;
  long refused;
  int flagged;
  int keys;
  int interlaced;
  int sized;
  float peak;
  long durationUs;
  Media.End end = new Media.End(true, "not watched");

  static SourceParams params(String... keysAndValues) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      given.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return ParamTable.of("source", SourceParams.class).parse(given);
  }

  static Watched file(Path file) throws SourceException {
    return of(file.toString(), params());
  }

  static Watched of(String uri, SourceParams params) throws SourceException {
    try (Source source = Sources.open(SourceUri.of(uri), params)) {
      return new Watched().watch(source, Integer.MAX_VALUE);
    }
  }

  /** Watches until the end, or until so many pictures have come. */
  Watched watch(Source source, int pictures) throws SourceException {
    durationUs = source.durationUs();
    while (pictureUs.size() < pictures) {
      Media media = source.next();
      if (media instanceof Picture picture) {
        add(picture);
      } else if (media instanceof Sound sound) {
        add(sound);
      } else if (media instanceof Media.Refused r) {
        refused += r.packets();
      } else if (media instanceof Media.Idle idle) {
        idles.add(idle);
      } else if (media instanceof Media.End e) {
        end = e;
        break;
      }
    }
    return this;
  }

  private void add(Picture picture) {
    pictureUs.add(picture.ptsUs);
    if (videoFormats.isEmpty()
        || !videoFormats.get(videoFormats.size() - 1).equals(picture.format)) {
      videoFormats.add(picture.format);
    }
    types.append(picture.pictureType);
    flagged += picture.decodeErrorFlags != 0 || (picture.flags & 2) != 0 ? 1 : 0;
    keys += picture.flags & 1;
    interlaced += (picture.flags >> 2) & 1;
    sized += picture.packetBytes > 0 ? 1 : 0;
  }

  private void add(Sound sound) {
    soundUs.add(sound.ptsUs);
    if (audioFormats.isEmpty() || !audioFormats.get(audioFormats.size() - 1).equals(sound.format)) {
      audioFormats.add(sound.format);
    }
    samples += sound.length;
    for (float[] channel : sound.samples) {
      for (int i = 0; i < sound.length; i++) {
        peak = Math.max(peak, Math.abs(channel[i]));
      }
    }
  }

  String video() {
    VideoFormat f = videoFormats.get(0);
    return "%s %dx%d %s %d %s %.2f"
        .formatted(
            f.getCodec(),
            f.getWidth(),
            f.getHeight(),
            f.getPixelFormat(),
            f.getBitDepth(),
            f.getFullRange() ? "full" : "limited",
            f.getFrameRate());
  }

  String audio() {
    AudioFormat f = audioFormats.get(0);
    return "%s %d %d %s".formatted(f.getCodec(), f.getSampleRate(), f.getChannels(), f.getLayout());
  }
}
