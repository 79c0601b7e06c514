package framewatch.ingest.source;

import framewatch.ingest.source.SyntheticSpec.Effect;
import framewatch.wire.avro.AudioFormat;

/** The sound of a synthetic source: a tone per channel, with a little noise. */
final class SyntheticSounds {
  private static final int LENGTH = 1024;

  /** -20 dBFS. */
  private static final double TONE = 0.1;

  /** What clipping sound is raised by before it is cut off at full scale. */
  private static final double OVERDRIVE = 15;

  /** Hz: the first channel's tone, and how much higher each further one is. */
  private static final int FIRST_TONE = 440;

  private static final int NEXT_TONE = 110;

  private final SyntheticSpec spec;
  private final Sound sound;

  SyntheticSounds(SyntheticSpec spec) {
    this.spec = spec;
    String layout = spec.channels() == 1 ? "mono" : spec.channels() == 2 ? "stereo" : "";
    sound =
        new Sound(
            AudioFormat.newBuilder()
                .setCodec("synthetic")
                .setSampleRate(spec.sampleRate())
                .setChannels(spec.channels())
                .setLayout(layout.isEmpty() ? spec.channels() + " channels" : layout)
                .build());
    for (int i = 0; i < spec.channels(); i++) {
      sound.samples[i] = new float[LENGTH];
    }
  }

  AudioFormat format() {
    return sound.format;
  }

  /** Time at which a block of sound begins, microseconds. */
  long timeUs(long index) {
    return sampleUs(index * LENGTH);
  }

  /** Makes a block of sound; the timestamp is left to the caller. */
  Sound make(long index) {
    long first = index * LENGTH;
    long total = Math.round(spec.durationUs() * (double) spec.sampleRate() / 1e6);
    sound.length = (int) Math.min(LENGTH, total - first);
    for (int i = 0; i < sound.length; i++) {
      long sample = first + i;
      long timeUs = sampleUs(sample);
      boolean silent = spec.is(Effect.SILENCE, timeUs);
      boolean lastSilent = silent || spec.is(Effect.CHANNEL_SILENCE, timeUs);
      double gain = spec.is(Effect.CLIPPING, timeUs) ? OVERDRIVE : 1;
      for (int channel = 0; channel < spec.channels(); channel++) {
        boolean off = channel == spec.channels() - 1 ? lastSilent : silent;
        sound.samples[channel][i] = off ? 0 : value(sample, channel, gain);
      }
    }
    return sound;
  }

  private float value(long sample, int channel, double gain) {
    // Whole periods fit into a second, so the phase keeps its precision however long it runs.
    long phase = sample % spec.sampleRate() * (FIRST_TONE + NEXT_TONE * channel);
    double tone = TONE * Math.sin(2 * Math.PI * (phase % spec.sampleRate()) / spec.sampleRate());
    double value = gain * (tone + noise(sample * 8 + channel));
    return (float) Math.max(-1, Math.min(1, value));
  }

  /** -0.003..0.003, the same for the same number: the last step of SplitMix64. */
  private double noise(long number) {
    long mixed = (number + spec.seed()) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (mixed >> 40) * (0.003 / (1L << 23));
  }

  private long sampleUs(long sample) {
    return Math.round(sample * 1e6 / spec.sampleRate());
  }
}
