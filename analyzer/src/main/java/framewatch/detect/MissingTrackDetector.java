package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** A picture without sound, or sound without a picture, where both should be. */
final class MissingTrackDetector implements Detector<MissingTrackDetector.State> {

  /** Which tracks a stream should have. */
  enum Expected {
    /** What it had when it was opened, or later. */
    AUTO,
    BOTH,
    VIDEO,
    AUDIO
  }

  record Params(
      @Param(
              value = "auto",
              help = "Tracks that the stream should have; auto for those that it ever had.")
          Expected expected,
      @ParamGroup(
              defaults = {"min-duration=2s", "recovery=1s", "warning=2s", "critical=10s"},
              because =
                  "Multiplexes carry picture and sound up to a second apart, twice that is no"
                      + " interleaving; critical as the least of AWS MediaConnect's audio_missing"
                      + " and video_missing.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "missing-track",
          1,
          Spec.Input.FRAMES,
          "Missing video or audio track",
          "A track is absent although it is expected, or delivers nothing while the other goes on."
              + " When neither delivers the source is stalled; sound that is there but silent is"
              + " silence's.",
          List.of(
              new Spec.Value("video", "", "1 if the picture is missing, 0 if not."),
              new Spec.Value("audio", "", "1 if the sound is missing, 0 if not.")),
          Params.class,
          MissingTrackDetector::new);

  /** A track: whether it should be there, and where it ended or began to be missed. */
  record Line(boolean expected, long endUs) {

    Line reaching(long us) {
      return new Line(expected, Math.max(endUs, us));
    }
  }

  /** {@code missing} is the track that {@code episode} is about, BOTH for none. */
  record State(Line video, Line audio, Mark.Track missing, Episode episode) {}

  /** Default of min-duration: shorter gaps of one track are discontinuity's. */
  static final long MIN_US = 2_000_000;

  /** Where a track has a gap of its own, the other cannot be missed. */
  private static final long GAP_US = 200_000;

  private final Expected expected;
  private final Episode.Rule videoRule;
  private final Episode.Rule audioRule;

  MissingTrackDetector(Params params) {
    expected = params.expected();
    var lasting = params.lasting();
    videoRule = Episode.Rule.of(lasting, tally -> Map.of("video", 1.0, "audio", 0.0));
    audioRule = Episode.Rule.of(lasting, tally -> Map.of("video", 0.0, "audio", 1.0));
  }

  @Override
  public State start() {
    boolean both = expected == Expected.BOTH;
    return new State(
        new Line(both || expected == Expected.VIDEO, 0),
        new Line(both || expected == Expected.AUDIO, 0),
        Mark.Track.BOTH,
        Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return video(state, frame.timeUs(), frame.endUs(), report);
    }
    if (observation instanceof AudioWindow window) {
      return audio(state, window.timeUs(), window.endUs(), report);
    }
    return observation instanceof Mark mark ? mark(state, mark, report) : state;
  }

  private State video(State state, long fromUs, long toUs, Report report) {
    boolean gap = fromUs - state.video().endUs() > GAP_US;
    var video = here(state.video()).reaching(toUs);
    var audio = gap ? state.audio().reaching(fromUs) : state.audio();
    if (state.missing() == Mark.Track.VIDEO) {
      var episode = state.episode().fails(fromUs, toUs, videoRule, report);
      return new State(video, audio, about(episode, Mark.Track.VIDEO), episode);
    }
    if (audio.expected() && toUs - audio.endUs() >= audioRule.minimumUs()) {
      var episode = state.episode().holds(audio.endUs(), toUs, 0, audioRule, report);
      return new State(video, audio, Mark.Track.AUDIO, episode);
    }
    return new State(video, audio, state.missing(), state.episode());
  }

  private State audio(State state, long fromUs, long toUs, Report report) {
    boolean gap = fromUs - state.audio().endUs() > GAP_US;
    var audio = here(state.audio()).reaching(toUs);
    var video = gap ? state.video().reaching(fromUs) : state.video();
    if (state.missing() == Mark.Track.AUDIO) {
      var episode = state.episode().fails(fromUs, toUs, audioRule, report);
      return new State(video, audio, about(episode, Mark.Track.AUDIO), episode);
    }
    if (video.expected() && toUs - video.endUs() >= videoRule.minimumUs()) {
      var episode = state.episode().holds(video.endUs(), toUs, 0, videoRule, report);
      return new State(video, audio, Mark.Track.VIDEO, episode);
    }
    return new State(video, audio, state.missing(), state.episode());
  }

  private Line here(Line line) {
    return line.expected() || expected != Expected.AUTO ? line : new Line(true, line.endUs());
  }

  private static Mark.Track about(Episode episode, Mark.Track track) {
    return episode.running() ? track : Mark.Track.BOTH;
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case OPENED -> {
        ends(state, report);
        yield announced(start(), mark);
      }
      case FORMAT_CHANGED -> announced(state, mark);
      case DROPPED -> {
        ends(state, report);
        yield unknownUntil(state, mark.timeUs() + mark.durationUs());
      }
      // The stall is the source's; what had been missing before it is not seen to go on.
      case STALLED -> {
        ends(state, report);
        yield unknownUntil(state, mark.timeUs());
      }
      case LOST, ENDED -> {
        ends(state, report);
        yield start();
      }
      case UNKNOWN, DECODE_ERROR, DISCONTINUITY, CORRUPT, CAPTION, CUE -> state;
    };
  }

  private State announced(State state, Mark mark) {
    var video = mark.video() == null ? state.video() : here(state.video());
    var audio = mark.audio() == null ? state.audio() : here(state.audio());
    return new State(video, audio, state.missing(), state.episode());
  }

  private void ends(State state, Report report) {
    var rule = state.missing() == Mark.Track.VIDEO ? videoRule : audioRule;
    state.episode().ends(rule, report);
  }

  /** Nothing is missed of what nobody looked at. */
  private static State unknownUntil(State state, long us) {
    long bothUs = Math.max(us, Math.max(state.video().endUs(), state.audio().endUs()));
    return new State(
        state.video().reaching(bothUs),
        state.audio().reaching(bothUs),
        Mark.Track.BOTH,
        Episode.NONE);
  }
}
