package framewatch.ingest.measure;

import framewatch.ingest.source.Sound;
import framewatch.wire.avro.AudioFormat;
import java.util.Arrays;

/** Makes decoded sound of one format for a test. */
final class Sounds {
  private final AudioFormat format;

  Sounds(int rate, int channels) {
    format =
        AudioFormat.newBuilder()
            .setCodec("test")
            .setSampleRate(rate)
            .setChannels(channels)
            .setLayout(channels + " channels")
            .build();
  }

  /** A part of a run, per channel. */
  Sound of(float[][] run, int from, int length) {
    var sound = new Sound(format);
    sound.length = length;
    for (int channel = 0; channel < run.length; channel++) {
      sound.samples[channel] = Arrays.copyOfRange(run[channel], from, from + length);
    }
    return sound;
  }

  /** All of a run. */
  Sound of(float[]... run) {
    return of(run, 0, run[0].length);
  }
}
