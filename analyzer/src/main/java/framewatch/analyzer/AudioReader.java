package framewatch.analyzer;

import framewatch.detect.AudioWindow;
import framewatch.wire.avro.AudioWindows;

/** The audio windows of a batch, one after the other. */
final class AudioReader {

  private final AudioWindows audio;
  private final int windows;
  private int next;

  /** Channels of the windows before the next one, and pairs of channels. */
  private int first;

  private int firstPair;

  /**
   * A reader at the first window.
   *
   * @throws MalformedRecordException if the columns do not fit together, or hold what they may not
   */
  AudioReader(AudioWindows audio) {
    this.audio = audio;
    windows = audio.getTimeUs().size();
    new Columns("audio", windows, window -> "window " + window)
        .longs("timeUs", audio.getTimeUs(), Range.TIME_US)
        .ints("durationUs", audio.getDurationUs(), 1, Range.LENGTH_US)
        .bytes("channels", audio.getChannels(), 1)
        .bits("fingerprint", audio.getFingerprint());
    int channels = 0;
    int pairs = 0;
    for (int window = 0; window < windows; window++) {
      channels += channels(window);
      pairs += channels(window) / 2;
    }
    new Columns("audio", channels, channel -> place("channel", channel, 1))
        .floats("peak", audio.getPeak(), 1, Range.AMPLITUDE)
        .floats("truePeak", audio.getTruePeak(), 1, Range.AMPLITUDE)
        .floats("rms", audio.getRms(), 1, Range.AMPLITUDE)
        .floats("dc", audio.getDc(), 1, Range.OFFSET)
        .floats("weightedPower", audio.getWeightedPower(), 1, Range.POWER)
        .floats(
            "amplitudePercentiles",
            audio.getAmplitudePercentiles(),
            AudioWindow.PERCENTILES,
            Range.AMPLITUDE)
        .ints("fullScaleRun", audio.getFullScaleRun(), 1, Range.COUNT)
        .ints("peakRun", audio.getPeakRun(), 1, Range.COUNT)
        .ints("quietRuns", audio.getQuietRuns(), AudioWindow.QUIET_RUNS, Range.COUNT)
        .floats("curvaturePeak", audio.getCurvaturePeak(), 1, Range.AMPLITUDE)
        .floats("curvatureRms", audio.getCurvatureRms(), 1, Range.AMPLITUDE)
        .ints("curvatureAt", audio.getCurvatureAt(), 1, Range.COUNT)
        .bytes("envelope", audio.getEnvelope(), AudioWindow.ENVELOPE_STEPS);
    new Columns("audio", pairs, pair -> place("pair", pair, 2))
        .floats("correlation", audio.getCorrelation(), 1, Range.CORRELATION)
        .floats("phase", audio.getPhase(), 1, Range.CORRELATION);
  }

  int windows() {
    return windows;
  }

  boolean hasNext() {
    return next < windows;
  }

  AudioWindow next() {
    int i = next++;
    int channels = channels(i);
    var window =
        new AudioWindow(
            audio.getTimeUs().get(i),
            audio.getDurationUs().get(i),
            channels,
            Columns.floats(audio.getPeak(), first, channels),
            Columns.floats(audio.getTruePeak(), first, channels),
            Columns.floats(audio.getRms(), first, channels),
            Columns.floats(audio.getDc(), first, channels),
            Columns.floats(audio.getWeightedPower(), first, channels),
            Columns.floats(
                audio.getAmplitudePercentiles(),
                first * AudioWindow.PERCENTILES,
                channels * AudioWindow.PERCENTILES),
            Columns.ints(audio.getFullScaleRun(), first, channels),
            Columns.ints(audio.getPeakRun(), first, channels),
            Columns.ints(
                audio.getQuietRuns(),
                first * AudioWindow.QUIET_RUNS,
                channels * AudioWindow.QUIET_RUNS),
            Columns.floats(audio.getCurvaturePeak(), first, channels),
            Columns.floats(audio.getCurvatureRms(), first, channels),
            Columns.ints(audio.getCurvatureAt(), first, channels),
            Columns.bytes(
                audio.getEnvelope(),
                first * AudioWindow.ENVELOPE_STEPS,
                channels * AudioWindow.ENVELOPE_STEPS),
            Columns.floats(audio.getCorrelation(), firstPair, channels / 2),
            Columns.floats(audio.getPhase(), firstPair, channels / 2),
            audio.getFingerprint().get(i));
    first += channels;
    firstPair += channels / 2;
    return window;
  }

  private int channels(int window) {
    return Columns.get(audio.getChannels(), window);
  }

  /**
   * Where a channel, or a pair of them, is.
   *
   * @param index counted through all windows
   * @param of how many channels make one
   */
  private String place(String what, int index, int of) {
    int window = 0;
    int here = index;
    while (here >= channels(window) / of) {
      here -= channels(window++) / of;
    }
    return "%s %d of window %d".formatted(what, here, window);
  }
}
