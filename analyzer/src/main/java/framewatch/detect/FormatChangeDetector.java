package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A picture or sound whose format changes, or is not the one that is expected. */
final class FormatChangeDetector implements Detector<FormatChangeDetector.State> {

  record Params(
      @Param(
              value = "0",
              min = 0,
              max = 65536,
              help = "Expected columns of the picture; 0 for any.")
          int width,
      @Param(value = "0", min = 0, max = 65536, help = "Expected rows of the picture; 0 for any.")
          int height,
      @Param(
              value = "0",
              min = 0,
              max = 1000,
              help = "Expected frames per second, within 0.05 %; 0 for any.")
          double frameRate,
      @Param(value = "0", min = 0, max = 64, help = "Expected channels of sound; 0 for any.")
          int channels,
      @Param(
              value = "1s",
              min = 0,
              max = 3600,
              help =
                  "Changes that follow one another within this time are one defect, as those of"
                      + " picture and sound at a splice.")
          Duration recovery,
      @Param(
              value = "0s",
              min = 0,
              max = 86400,
              help = "Severity warning from this duration of another format than expected.")
          Duration warning,
      @Param(
              value = "10s",
              min = 0,
              max = 86400,
              help = "Severity critical from this duration of another format than expected.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "format-change",
          1,
          Spec.Input.FRAMES,
          "Format change",
          "The size of the picture, the shape of its pixels, its frame rate, bit depth or range of"
              + " levels, or the channels or sample rate of the sound change in mid-stream: players"
              + " and encoders stumble over it. The defect is a moment. Where a format is expected,"
              + " it lasts as long as the stream has another one.",
          List.of(
              new Spec.Value("width", "pixels", "Columns from then on, 0 for no picture."),
              new Spec.Value("height", "pixels", "Rows from then on."),
              new Spec.Value("pixel-aspect", "", "Width of a pixel over its height."),
              new Spec.Value("frame-rate", "frames/s", "As the source states it."),
              new Spec.Value("channels", "", "Channels of sound, 0 for none."),
              new Spec.Value("sample-rate", "Hz", "Samples per second and channel.")),
          Params.class,
          FormatChangeDetector::new);

  /** {@code look} tells the rest apart: bit depth and range. Zeros for no picture. */
  record Picture(int width, int height, double pixelAspect, double frameRate, int look) {
    static final Picture NONE = new Picture(0, 0, 0, 0, 0);

    static Picture of(Mark.VideoFormat video) {
      return new Picture(
          video.width(),
          video.height(),
          video.pixelAspect(),
          video.frameRate(),
          video.bitDepth() * 2 + (video.fullRange() ? 1 : 0));
    }
  }

  /** {@code layout} tells layouts of as many channels apart. Zeros for no sound. */
  record Sound(int channels, int sampleRate, int layout) {
    static final Sound NONE = new Sound(0, 0, 0);

    static Sound of(Mark.AudioFormat audio) {
      return new Sound(audio.channels(), audio.sampleRate(), audio.layout().hashCode());
    }
  }

  /** {@code begun} and {@code heard}: a first announcement may be mended by what is decoded. */
  record State(Picture picture, Sound sound, boolean begun, boolean heard, Episode episode) {

    State with(Episode newEpisode) {
      return new State(picture, sound, begun, heard, newEpisode);
    }
  }

  private static final double RATE_TOLERANCE = 0.0005;

  private final int width;
  private final int height;
  private final double frameRate;
  private final int channels;
  private final Episode.Rule rule;

  FormatChangeDetector(Params params) {
    width = params.width();
    height = params.height();
    frameRate = params.frameRate();
    channels = params.channels();
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            params.recovery(),
            params.warning(),
            params.critical(),
            changes -> Map.of());
  }

  @Override
  public State start() {
    return new State(Picture.NONE, Sound.NONE, false, false, Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof Mark mark) {
      return mark(state, mark, report);
    }
    var next = seen(state, observation);
    var episode = next.episode();
    long timeUs = observation.timeUs();
    if (!episode.running() || timeUs <= episode.heldUs()) {
      return next;
    }
    var rule = rule(next);
    return next.with(
        isExpected(next)
            ? episode.fails(episode.heldUs(), timeUs, rule, report)
            : episode.holds(episode.heldUs(), timeUs, 0, rule, report));
  }

  private static State seen(State state, Observation observation) {
    boolean begun = state.begun() || observation instanceof VideoFrame;
    boolean heard = state.heard() || observation instanceof AudioWindow;
    return begun == state.begun() && heard == state.heard()
        ? state
        : new State(state.picture(), state.sound(), begun, heard, state.episode());
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case OPENED -> {
        state.episode().ends(rule(state), report);
        var next = announced(start(), mark);
        yield isExpected(next) ? next : changed(next, mark.timeUs(), report);
      }
      case FORMAT_CHANGED -> {
        var next = announced(state, mark);
        boolean changed =
            (state.begun() && isOther(state.picture(), next.picture(), Picture.NONE))
                || (state.heard() && isOther(state.sound(), next.sound(), Sound.NONE));
        yield changed || !isExpected(next) ? changed(next, mark.timeUs(), report) : next;
      }
      case LOST, ENDED -> {
        state.episode().ends(rule(state), report);
        yield start();
      }
      case UNKNOWN, DECODE_ERROR, DISCONTINUITY, STALLED, DROPPED, CORRUPT, CAPTION, CUE -> state;
    };
  }

  /** A track that is not announced stays what it was. */
  private static State announced(State state, Mark mark) {
    var video = mark.video();
    var audio = mark.audio();
    return new State(
        video == null ? state.picture() : Picture.of(video),
        audio == null ? state.sound() : Sound.of(audio),
        state.begun(),
        state.heard(),
        state.episode());
  }

  /** Who began to read in mid-session does not know what was before. */
  private static boolean isOther(Record before, Record now, Record unknown) {
    return !before.equals(unknown) && !before.equals(now);
  }

  private State changed(State state, long timeUs, Report report) {
    return state.with(state.episode().holds(timeUs, timeUs, 0, rule(state), report));
  }

  private boolean isExpected(State state) {
    var picture = state.picture();
    boolean seen = picture.width() > 0;
    boolean size =
        (width == 0 || picture.width() == width) && (height == 0 || picture.height() == height);
    boolean rate =
        frameRate == 0 || Math.abs(picture.frameRate() / frameRate - 1) <= RATE_TOLERANCE;
    boolean heard = state.sound().channels() > 0;
    return (!seen || (size && rate))
        && (!heard || channels == 0 || state.sound().channels() == channels);
  }

  private Episode.Rule rule(State state) {
    var picture = state.picture();
    var sound = state.sound();
    return rule.reporting(
        changes ->
            Map.of(
                "width", (double) picture.width(),
                "height", (double) picture.height(),
                "pixel-aspect", picture.pixelAspect(),
                "frame-rate", picture.frameRate(),
                "channels", (double) sound.channels(),
                "sample-rate", (double) sound.sampleRate()));
  }
}
