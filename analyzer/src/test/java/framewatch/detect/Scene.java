package framewatch.detect;

import framewatch.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells in a few words what happens on a stream, and what a detector says to it.
 *
 * <pre>{@code
 * var scene = new Scene().moving(5).frozen(3).moving(1).end();
 * assertThat(scene.see(FreezeDetector.SPEC))
 *     .containsExactly("open 5.00 WARNING", "close 5.00..8.00 WARNING recovered");
 * }</pre>
 *
 * <p>Frames come 25 a second; sound, once {@link #sound} has been called, goes with them.
 */
public final class Scene {

  private static final long FRAME_US = 40_000;
  private static final long WINDOW_US = 100_000;

  private final List<Observation> observations = new ArrayList<>();
  private Supplier<Window> sound = () -> new Window(0);
  private int channels;
  private boolean picture = true;
  private long frameUs;
  private long windowUs;
  private long samples;

  public Scene() {
    mark(Mark.Kind.OPENED, 0, 0);
  }

  /** From here on there is sound. */
  public Scene sound(int newChannels, Supplier<Window> window) {
    channels = newChannels;
    sound = window;
    windowUs = Math.max(windowUs, frameUs);
    return this;
  }

  /** From here on there is no sound. */
  public Scene noSound() {
    channels = 0;
    return this;
  }

  /** From here on there is no picture. */
  public Scene noPicture() {
    picture = false;
    return this;
  }

  /** From here on there is a picture again. */
  public Scene picture() {
    picture = true;
    return this;
  }

  /** A stretch of frames that are all alike. */
  public Scene frames(double seconds, Supplier<Frame> frame) {
    long endUs = frameUs + us(seconds);
    while (frameUs < endUs) {
      if (picture) {
        observations.add(frame.get().at(frameUs));
      }
      frameUs += FRAME_US;
      while (channels > 0 && windowUs + WINDOW_US <= frameUs) {
        observations.add(sound.get().at(windowUs));
        windowUs += WINDOW_US;
      }
    }
    return this;
  }

  /** A stretch of live picture. */
  public Scene moving(double seconds) {
    return frames(seconds, Frame::new);
  }

  /** A stretch where the picture stands still. */
  public Scene frozen(double seconds) {
    return frames(seconds, () -> new Frame().still());
  }

  /** A stretch of black. */
  public Scene black(double seconds) {
    return frames(seconds, () -> new Frame().flat(16).still());
  }

  /** A frame of which a sample was taken. */
  public Scene sampled() {
    return frames(FRAME_US / 1e6, () -> new Frame().sample(samples++));
  }

  /** A mark at the time reached so far. */
  public Scene mark(Mark.Kind kind, double durationSeconds, long count) {
    long ptsOffsetUs = kind == Mark.Kind.OPENED ? 1_000_000 : 0;
    observations.add(
        new Mark(
            kind,
            frameUs,
            us(durationSeconds),
            count,
            ptsOffsetUs,
            Mark.Track.BOTH,
            "",
            null,
            null));
    return this;
  }

  /** A mark of one track at the time reached so far. */
  public Scene mark(Mark.Kind kind, Mark.Track track, double durationSeconds, long count) {
    observations.add(new Mark(kind, frameUs, us(durationSeconds), count, 0, track, "", null, null));
    return this;
  }

  /** The picture, or the sound, has this format from here on. */
  public Scene format(
      Mark.Kind kind, Mark.@Nullable VideoFormat video, Mark.@Nullable AudioFormat audio) {
    var track = video == null ? Mark.Track.AUDIO : Mark.Track.VIDEO;
    observations.add(new Mark(kind, frameUs, 0, 0, 0, track, "", video, audio));
    return this;
  }

  /** From here on pictures have this size. */
  public Scene size(int width, int height) {
    var video = new Mark.VideoFormat("h264", width, height, "yuv420p", 8, false, 25, 1);
    var kind = Mark.Kind.FORMAT_CHANGED;
    return add(new Mark(kind, frameUs, 0, 0, 0, Mark.Track.VIDEO, "", video, null));
  }

  /** Any observation. */
  public Scene add(Observation observation) {
    observations.add(observation);
    return this;
  }

  /** Time passes in which nothing is observed. */
  public Scene nothing(double seconds) {
    frameUs += us(seconds);
    windowUs += us(seconds);
    return this;
  }

  /** The source comes to its end. */
  public Scene end() {
    return mark(Mark.Kind.ENDED, 0, 0);
  }

  /** Media time reached so far, microseconds. */
  long nowUs() {
    return frameUs;
  }

  public List<Observation> observations() {
    return List.copyOf(observations);
  }

  /** What a detector with default settings says, a line per phase. */
  List<String> see(Spec<?> spec) {
    return see(spec, Map.of());
  }

  /** What a detector says, a line per phase. */
  List<String> see(Spec<?> spec, Map<String, String> settings) {
    return defects(spec, settings).stream().map(Scene::line).toList();
  }

  /** What a detector says. */
  List<Defect> defects(Spec<?> spec, Map<String, String> settings) {
    List<Defect> defects = new ArrayList<>();
    watch(spec, settings, (defect, observation) -> defects.add(defect));
    return defects;
  }

  /** Has a detector watch, and tells what it says and of which observation, counted from 0. */
  void watch(Spec<?> spec, Map<String, String> settings, ObjIntConsumer<Defect> said) {
    var given = Settings.load(List.of(spec.table()), null, Map.of(), settings);
    var analysis =
        new StreamAnalysis(
            "scene", List.of(EnabledDetector.of(spec, given, new Profile("default", ""))));
    var origin = new Origin(-1, OptionalLong.empty(), Origin.NO_OFFSET);
    for (int i = 0; i < observations.size(); i++) {
      int at = i;
      analysis.observe(origin, i, observations.get(i), defect -> said.accept(defect, at));
    }
    analysis
        .takeFailures()
        .forEach(
            (name, failure) -> {
              throw new AssertionError(name + " failed", failure);
            });
  }

  /** A phase as a line: {@code close 5.00..8.00 WARNING recovered}. */
  public static String line(Defect defect) {
    String start = seconds(defect.startUs());
    return switch (defect.phase()) {
      case OPEN -> "open " + start + " " + defect.severity();
      case UPDATE -> "update " + start + ".." + seconds(defect.endUs()) + " " + defect.severity();
      case CLOSE ->
          "close %s..%s %s %s"
              .formatted(
                  start, seconds(defect.endUs()), defect.severity(), defect.closeReason().text());
    };
  }

  private static String seconds(long us) {
    return String.format(Locale.ROOT, "%.2f", us / 1e6);
  }

  private static long us(double seconds) {
    return Math.round(seconds * 1e6);
  }
}
