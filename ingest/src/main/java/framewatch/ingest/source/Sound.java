package framewatch.ingest.source;

import framewatch.wire.avro.AudioFormat;

/** Decoded sound: valid until the next call of {@link Source#next}. */
public final class Sound implements Media {
  /** Presentation timestamp of the first sample in the source's own timeline, microseconds. */
  public long ptsUs;

  /** Format of this sound; the same object as long as the format stays. */
  public AudioFormat format;

  /** Samples per channel, 1.0 is full scale; only the first {@link #length} are valid. */
  public float[][] samples;

  /** Number of samples per channel. */
  public int length;

  public Sound(AudioFormat format) {
    this.format = format;
    this.samples = new float[format.getChannels()][];
  }
}
