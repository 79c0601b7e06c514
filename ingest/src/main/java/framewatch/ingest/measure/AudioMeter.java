package framewatch.ingest.measure;

import framewatch.ingest.source.Sound;
import framewatch.wire.avro.AudioFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the sound of one stream into windows of 100 ms and measures each. Window k of a run begins
 * with sample {@code k * sampleRate / 10} (rounded down) of the run, so that windows depend on
 * samples only and not on how the decoder delivers them. A run ends with {@link #flush} or a new
 * format; what is left of its last window is measured as a shorter one. Used by one thread.
 */
public final class AudioMeter {
  private static final int WINDOWS_PER_SECOND = 10;

  private final Consumer<AudioMeasures> windows;
  private @Nullable AudioFormat format;
  private WindowMeter meter = new WindowMeter(1, 1, 1);
  private float[][] samples = new float[0][];

  /** Time of the run's first sample. */
  private long originUs;

  /** Samples of the run before the window, and in the window so far. */
  private long before;

  private int filled;
  private long index;

  /**
   * A meter that hands its windows on.
   *
   * @param windows is called from {@link #add} and {@link #flush}; its argument is valid until it
   *     returns
   */
  public AudioMeter(Consumer<AudioMeasures> windows) {
    this.windows = windows;
  }

  /**
   * Time at which the next sample is due. The meter counts samples and looks at the time of a run's
   * first sound only: compare this with the time of the next sound to see a jump or a drift.
   *
   * @return {@link Long#MIN_VALUE} before the first sound of a run
   */
  public long nextTimeUs() {
    return before + filled == 0 ? Long.MIN_VALUE : timeUs(before + filled);
  }

  /**
   * Takes sound; hands on the windows that it completes.
   *
   * @param timeUs time of the sound's first sample, microseconds
   */
  public void add(Sound sound, long timeUs) {
    if (!sound.format.equals(format)) {
      flush();
      start(sound.format);
    }
    if (before + filled == 0) {
      originUs = timeUs;
    }
    int taken = 0;
    while (taken < sound.length) {
      int length = (int) Math.min(sound.length - taken, end() - before - filled);
      for (int i = 0; i < samples.length; i++) {
        System.arraycopy(sound.samples[i], taken, samples[i], WindowMeter.HISTORY + filled, length);
      }
      taken += length;
      filled += length;
      if (before + filled == end()) {
        emit();
      }
    }
  }

  /** Ends the run: hands on what is left as a short window. The next sound starts a new run. */
  public void flush() {
    if (filled > 0) {
      emit();
    }
    before = 0;
    index = 0;
    meter.reset();
  }

  private void start(AudioFormat started) {
    format = started;
    int longest = started.getSampleRate() / WINDOWS_PER_SECOND + 1;
    samples = new float[started.getChannels()][WindowMeter.HISTORY + longest];
    meter = new WindowMeter(started.getSampleRate(), started.getChannels(), longest);
  }

  private void emit() {
    AudioMeasures measures = meter.measure(samples, filled);
    measures.timeUs = timeUs(before);
    measures.durationUs = (int) (timeUs(before + filled) - measures.timeUs);
    before += filled;
    filled = 0;
    index++;
    windows.accept(measures);
  }

  /** Sample of the run with which the window ends. */
  private long end() {
    return Math.max(before + 1, (index + 1) * rate() / WINDOWS_PER_SECOND);
  }

  private long timeUs(long sample) {
    return originUs + Math.round(sample * 1e6 / rate());
  }

  private int rate() {
    return format == null ? 1 : format.getSampleRate();
  }
}
