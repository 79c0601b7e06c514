package framewatch.detect;

/**
 * Beeps that may be markers, at the times of the picture: media time keeps the tracks together
 * where their timestamps jump apart. Part of a detector's state. Microseconds.
 *
 * @param tone what is heard now
 * @param times when the last ones began
 * @param videoOffsetUs timestamps of the picture less media time
 * @param audioOffsetUs the same of sound
 */
record MarkerBeeps(ToneRun tone, long[] times, long videoOffsetUs, long audioOffsetUs) {

  static final MarkerBeeps NONE = begin(0, 0);

  private static final int MOST = 8;

  static MarkerBeeps begin(long videoOffsetUs, long audioOffsetUs) {
    return new MarkerBeeps(ToneRun.NONE, new long[0], videoOffsetUs, audioOffsetUs);
  }

  /** After a jump of one track or both nothing is heard yet. */
  MarkerBeeps jumped(Mark mark) {
    boolean video = mark.track() != Mark.Track.AUDIO;
    boolean audio = mark.track() != Mark.Track.VIDEO;
    return begin(
        video ? mark.ptsOffsetUs() : videoOffsetUs, audio ? mark.ptsOffsetUs() : audioOffsetUs);
  }

  MarkerBeeps listen(AudioWindow window) {
    var heard = tone.listen(window, shiftUs());
    long[] next = times;
    for (long beepUs : heard.beeps()) {
      next = Recent.with(next, beepUs, MOST);
    }
    return new MarkerBeeps(heard.run(), next, videoOffsetUs, audioOffsetUs);
  }

  /** Taken to the times of sound to have those of the picture. */
  long shiftUs() {
    return audioOffsetUs - videoOffsetUs;
  }

  /** Nothing heard is remembered. */
  MarkerBeeps deaf() {
    return begin(videoOffsetUs, audioOffsetUs);
  }
}
