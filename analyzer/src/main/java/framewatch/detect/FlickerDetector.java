package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Brightness that goes up and down again and again on the whole picture: lamps on the mains, old
 * film, an encoder that pumps. Too little for a {@link FlashDetector flash}, which swings of its
 * size are left to.
 */
final class FlickerDetector implements Detector<FlickerDetector.State> {

  record Params(
      @Param(
              value = "3",
              min = 0.1,
              max = 100,
              help =
                  "Smallest swing of the mean luma from one extreme to the next, code values: 7 %"
                      + " of luminance in mid-grey. Less can be seen at 10 Hz (de Lange 1958: 1 %),"
                      + " but time lapses, surveillance and motion make up to 3 in the test"
                      + " streams.")
          double swing,
      @Param(
              value = "18",
              min = 1,
              max = 200,
              help = "A swing of more luminance than this is no flicker, cd/m2, as flash.change.")
          double brightest,
      @Param(
              value = "6",
              min = 3,
              max = 8,
              help = "So many swings in a row within the time of flicker.within are flicker.")
          int swings,
      @Param(
              value = "1500ms",
              min = 0,
              max = 60,
              help = "Longest that so many swings take: flicker is above 2 Hz.")
          Duration within,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=1s", "warning=3s", "critical=60s"},
              because = "Shorter flicker is an effect or a lamp that comes on.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "flicker",
          1,
          Spec.Input.FRAMES,
          "Flicker",
          "The brightness of the whole picture goes up and down, at more than 2 Hz: lamps on the"
              + " mains, old film, an encoder that pumps. Flashes are the flash detector's; cuts,"
              + " motion and a single change of light are not flicker.",
          List.of(
              new Spec.Value("swing-mean", "code values", "Change of mean luma, mean of all."),
              new Spec.Value("swing-max", "code values", "The same, largest.")),
          Params.class,
          FlickerDetector::new);

  record State(Episode episode, LumaSwings swings) {}

  private final double swing;
  private final double brightest;
  private final int needed;
  private final long withinUs;
  private final Episode.Rule rule;

  FlickerDetector(Params params) {
    swing = params.swing();
    brightest = params.brightest();
    needed = params.swings();
    withinUs = Episode.Rule.us(params.within());
    rule =
        Episode.Rule.of(
            params.lasting(),
            swings -> Map.of("swing-mean", swings.mean(), "swing-max", swings.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, LumaSwings.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      var swings = state.swings().next(frame, swing, brightest);
      var episode = state.episode();
      boolean fast =
          swings.count() >= needed && swings.sinceUs(needed) >= frame.timeUs() - withinUs;
      if (fast && swings.goOn(frame.timeUs())) {
        long fromUs = episode.running() ? frame.timeUs() : swings.sinceUs(needed);
        episode = episode.holds(fromUs, frame.endUs(), swings.height(), rule, report);
      } else {
        episode = episode.fails(frame.timeUs(), frame.endUs(), rule, report);
      }
      return new State(episode, swings);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }
}
