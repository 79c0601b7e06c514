package framewatch.ingest.measure;

import framewatch.ingest.source.Sound;
import framewatch.wire.avro.AudioFormat;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

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

  /** The same on every channel. */
  Sound of(int length, IntToDoubleFunction value) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) value.applyAsDouble(i);
    }
    float[][] run = new float[format.getChannels()][];
    Arrays.fill(run, samples);
    return of(run);
  }

  /** All of a run. */
  Sound of(float[]... run) {
    return of(run, 0, run[0].length);
  }
}
