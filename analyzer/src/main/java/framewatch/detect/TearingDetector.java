package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Rows that do not belong where they are: in frame after frame an edge goes across the picture that
 * was not there in the frame before, each time at another row, and stands out from all that the
 * picture has of horizontal edges. A single edge that appears and stays is a caption.
 */
final class TearingDetector implements Detector<TearingDetector.State> {

  record Params(
      @Param(
              value = "0.7",
              min = 0,
              max = 1,
              help =
                  "Smallest share of the largest jump from row to row that was not there in the"
                      + " frame before.")
          double rise,
      @Param(
              value = "2.5",
              min = 0,
              max = 100,
              help =
                  "Smallest such jump, as a multiple of what rows differ by from their neighbours on"
                      + " average (combing), and one code value.")
          double contrast,
      @Param(
              value = "0.9",
              min = 0,
              max = 1,
              help =
                  "Smallest share of torn frames. Pictures of the test streams with edges that move"
                      + " up or down had up to 0.75, torn ones 0.97 and more.")
          double duty,
      @ParamGroup(
              defaults = {"min-duration=600ms", "recovery=300ms", "warning=1s", "critical=10s"},
              because = "Shorter runs are made by shaken cameras and edits.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "tearing",
          1,
          Spec.Input.FRAMES,
          "Line errors",
          "Groups of lines are out of place, at other heights in every frame, as by a tape, a loose"
              + " cable or a broken frame store. A tear between two pictures that hardly differ is"
              + " not seen, nor what is torn in single frames only.",
          List.of(
              new Spec.Value("jump-mean", "code values", "Largest jump from row to row, mean."),
              new Spec.Value("jump-max", "code values", "The same, largest.")),
          Params.class,
          TearingDetector::new);

  /** {@code frames} counts those since the episode began, {@code row} is that of the last rise. */
  record State(Episode episode, int frames, int row, long look) {}

  /** Share of plain tiles from which on the picture is taken for a title, which may roll. */
  private static final double PLAIN_SHARE = 0.4;

  private static final double PLAIN = 0.07;

  /** A difference beyond it is that of a cut or a flash, code values. */
  private static final double CUT = 25;

  private final double rise;
  private final double contrast;
  private final double duty;
  private final Episode.Rule rule;
  private final Episode.Rule waiting;

  TearingDetector(Params params) {
    rise = params.rise();
    contrast = params.contrast();
    duty = params.duty();
    rule =
        Episode.Rule.of(
            params.lasting(),
            jump -> Map.of("jump-mean", jump.mean(), "jump-max", Math.max(0, jump.max())));
    waiting = rule.never();
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0, -1, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof VideoFrame frame) {
      if (torn(frame, state)) {
        boolean enough = episode.tally().count() + 1 >= duty * (state.frames() + 1);
        var usual = enough || episode.open() ? rule : waiting;
        episode = episode.holds(frame.timeUs(), frame.endUs(), frame.rowJump(), usual, report);
      } else {
        var usual = episode.open() ? rule : waiting;
        episode = episode.fails(frame.timeUs(), frame.endUs(), usual, report);
      }
      int frames = episode.running() ? state.frames() + 1 : 0;
      return new State(episode, frames, frame.rowJumpRow(), Shots.look(frame));
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      episode.ends(rule, report);
      return start();
    }
    return state;
  }

  private boolean torn(VideoFrame frame, State before) {
    return frame.rowJumpRise() >= rise * frame.rowJump()
        && frame.rowJump() >= contrast * frame.combing() + 1
        && Math.abs(frame.rowJumpRow() - before.row()) > 1
        && frame.difference() < CUT
        && !Shots.cut(frame, before.look())
        && !title(frame);
  }

  private static boolean title(VideoFrame frame) {
    int plain = 0;
    for (byte companded : frame.tileEdge()) {
      if (VideoFrame.expand(companded) < PLAIN) {
        plain++;
      }
    }
    return plain >= PLAIN_SHARE * VideoFrame.TILES;
  }
}
