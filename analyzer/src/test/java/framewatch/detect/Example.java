package framewatch.detect;

import java.util.Map;

/** A stream on which a detector has something to say. */
record Example(String story, Scene scene, Map<String, String> settings) {

  Example(String story, Scene scene) {
    this(story, scene, Map.of());
  }

  static Example of(String detector) {
    return switch (detector) {
      case "audio-level" ->
          new Example(
              "5 s of sound, 40 s of sound at -45 dBFS, sound.",
              sounding(5, new Window(2), 40, new Window(2).level(-45)));
      case "av-marker" ->
          new Example(
              "A flash and a beep every 2 s; from 6 s to 12 s the beeps are 200 ms late.",
              Markers.every(2000, 20_000, flash -> flash >= 6000 && flash <= 12_000 ? 200 : 0)
                  .end());
      case "av-offset" ->
          new Example(
              "After 5 s the timestamps of sound jump back by 300 ms, those of the picture do"
                  + " not.",
              sound(5, new Window(2))
                  .mark(Mark.Kind.DISCONTINUITY, Mark.Track.AUDIO, -0.3, 0)
                  .moving(5)
                  .end());
      case "black" ->
          new Example(
              "5 s of picture, 3 s of black, picture.",
              new Scene().moving(5).black(3).moving(1).end());
      case "block-corruption" ->
          new Example(
              "5 s of picture, 0.6 s with blocks in a seventh of it, picture.",
              new Scene()
                  .moving(5)
                  .frames(0.6, BlockCorruptionDetectorTest::damaged)
                  .moving(3)
                  .end());
      case "blockiness" ->
          new Example(
              "5 s of picture, 3 s that show the blocks of their encoder, picture.",
              new Scene().moving(5).frames(3, BlockinessDetectorTest::blocky).moving(3).end());
      case "blur" ->
          new Example(
              "5 s of picture, 3 s out of focus, picture.",
              new Scene().moving(5).frames(3, BlurDetectorTest::blurred).moving(2).end());
      case "captions" ->
          new Example(
              "3 s with captions, 80 s without, captions; with `captions.expected=yes`.",
              new Scene()
                  .frames(3, () -> new Frame().captionBlock(true))
                  .moving(80)
                  .frames(1, () -> new Frame().captionBlock(true))
                  .end(),
              Map.of("captions.expected", "yes"));
      case "channel-silence" ->
          new Example(
              "5 s of stereo, 3 s with the right channel dead, stereo.",
              sound(5, new Window(2))
                  .sound(2, () -> new Window(2).level(1, -127))
                  .moving(3)
                  .sound(2, () -> new Window(2))
                  .moving(1)
                  .end());
      case "click" ->
          new Example(
              "A single click after 5 s.",
              sounding(5, new Window(2), 0.1, new Window(2).curvature(0, 0.6, 0.012, 2400)));
      case "clipping" ->
          new Example(
              "5 s of sound, 3 s with runs of samples at full scale, sound.",
              sound(5, loud())
                  .sound(2, () -> loud().clipped(0, 9))
                  .moving(3)
                  .sound(2, Example::loud)
                  .moving(2)
                  .end());
      case "dc-offset" ->
          new Example(
              "5 s of sound, 5 s with an offset of 0.05 on the left, sound.",
              sounding(5, new Window(2), 5, new Window(2).dc(0, 0.05)));
      case "decode-errors" ->
          new Example(
              "After 5 s the decoder refuses 7 packets.",
              new Scene().moving(5).mark(Mark.Kind.DECODE_ERROR, 0, 7).moving(3).end());
      case "discontinuity" ->
          new Example(
              "After 5 s the timestamps jump ahead by 1.5 s.",
              new Scene()
                  .moving(5)
                  .mark(Mark.Kind.DISCONTINUITY, 1.5, 0)
                  .nothing(1.5)
                  .moving(3)
                  .end());
      case "dropout" ->
          new Example(
              "A hole of 20 ms after 5 s.",
              sounding(
                  5,
                  new Window(2),
                  0.1,
                  new Window(2).envelope(0, 4, 8, -127).envelope(1, 4, 8, -127)));
      case "flash" ->
          new Example(
              "2 s of picture, 2 s of 5 flashes a second on all of it, picture.",
              FlashDetectorTest.flashing());
      case "flicker" ->
          new Example(
              "2 s of picture, 4 s of light that goes up and down 4 times a second, picture.",
              FlickerDetectorTest.flickering());
      case "format-change" ->
          new Example(
              "After 5 s the picture has another size.",
              new Scene()
                  .format(Mark.Kind.OPENED, video(1920, 1080), null)
                  .moving(5)
                  .format(Mark.Kind.FORMAT_CHANGED, video(1280, 720), null)
                  .moving(3)
                  .end());
      case "freeze" ->
          new Example(
              "5 s of picture; the last one is held for 3 s; picture.",
              new Scene().moving(5).frozen(3).moving(1).end());
      case "interlace" ->
          new Example(
              "5 s of picture, 3 s of woven fields, picture.",
              new Scene()
                  .moving(5)
                  .frames(3, () -> new Frame().combing(9, 12, 6, 6, 12))
                  .moving(1)
                  .end());
      case "letterbox" ->
          new Example(
              "5 s of picture, bars above and below it for 4 s within the shot, picture.",
              new Scene()
                  .size(1280, 720)
                  .moving(5)
                  .frames(4, () -> new Frame().bars(92, 0))
                  .moving(3)
                  .end());
      case "levels" ->
          new Example(
              "5 s of picture, 3 s with 5 % of it blacker than black, picture.",
              new Scene().moving(5).frames(3, () -> new Frame().below(500)).moving(2).end());
      case "loudness" ->
          new Example(
              "A programme of 200 s at -5 LUFS.", sound(200, new Window(2).level(-7.32)).end());
      case "loudness-short-term" ->
          new Example(
              "10 s of sound, 20 s at -2 LUFS, sound.",
              sounding(10, new Window(2).level(-25), 20, new Window(2).level(-4.32)));
      case "missing-track" ->
          new Example(
              "After 5 s the sound stops, the picture goes on.",
              sound(5, new Window(2)).noSound().moving(4).end());
      case "mono" ->
          new Example(
              "6 min of sound that is the same on both channels.",
              sound(360, new Window(2).correlation(1)).end());
      case "phase" ->
          new Example(
              "5 s of stereo, 3 s with one channel inverted, stereo.",
              sounding(5, new Window(2), 3, new Window(2).correlation(-0.9)));
      case "scte-35" ->
          new Example(
              "A cue after 3 s, then none for 20 minutes; with `scte-35.expected=yes`.",
              new Scene().moving(3).mark(Mark.Kind.CUE, 0, 0).moving(1200).end(),
              Map.of("scte-35.expected", "yes"));
      case "silence" ->
          new Example(
              "5 s of sound, 3 s of silence, sound.",
              sound(5, new Window(2))
                  .sound(2, () -> new Window(2).level(-127))
                  .moving(3)
                  .sound(2, () -> new Window(2))
                  .moving(1)
                  .end());
      case "slate" ->
          new Example(
              "5 s of picture, a slate for 6 s, picture.",
              new Scene()
                  .moving(5)
                  .frames(0.04, () -> new Frame().slate().cut())
                  .frames(5.96, () -> new Frame().slate().still())
                  .frames(0.04, () -> new Frame().cut())
                  .moving(1)
                  .end());
      case "solid-colour" ->
          new Example(
              "5 s of picture, 3 s of green, picture.",
              new Scene()
                  .moving(5)
                  .frames(3, () -> new Frame().flat(149).colour(43, 21, 0, 136).still())
                  .moving(1)
                  .end());
      case "stalled" ->
          new Example(
              "After 5 s nothing arrives for 3 s.",
              new Scene().moving(5).nothing(3).mark(Mark.Kind.STALLED, 3, 0).moving(1).end());
      case "stutter" ->
          new Example(
              "5 s of picture, 3 s in which each picture is held for four frames, picture.",
              stutter(new Scene().moving(5)).moving(2).end());
      case "tearing" ->
          new Example(
              "5 s of picture, 3 s with lines out of place, picture.",
              new Scene().moving(5).frames(3, TearingDetectorTest.torn()).moving(1).end());
      case "test-card" ->
          new Example(
              "3 s of picture, 9 s of bars, picture.",
              new Scene().moving(3).frames(9, () -> new Frame().bars(6).still()).moving(1).end());
      case "true-peak" ->
          new Example(
              "5 s of sound, 0.1 s with a true peak of 2.5 dBTP, sound.",
              sounding(5, new Window(2), 0.1, new Window(2).truePeak(0, 2.5)));
      case "truncated" ->
          new Example(
              "The container says 8 s, and there are 5.",
              new Scene().moving(5).mark(Mark.Kind.ENDED, 3, 0));
      case "ts-errors" ->
          new Example(
              "After 5 s two packets of the picture are damaged.",
              new Scene()
                  .moving(5)
                  .mark(Mark.Kind.CORRUPT, Mark.Track.VIDEO, 0, 2)
                  .moving(6)
                  .end());
      default ->
          throw new AssertionError(
              detector + " has no example: add one to " + Example.class.getName());
    };
  }

  private static Mark.VideoFormat video(int width, int height) {
    return new Mark.VideoFormat("h264", width, height, "yuv420p", 8, false, 25, 1);
  }

  private static Scene stutter(Scene scene) {
    for (int picture = 0; picture < 19; picture++) {
      scene.moving(0.04).frozen(0.12);
    }
    return scene;
  }

  /** Sound, something else for some seconds, and the same sound again. */
  private static Scene sounding(double before, Window window, double seconds, Window defect) {
    var scene = sound(before, window).sound(2, () -> defect).moving(seconds);
    return scene.sound(2, () -> window).moving(4).end();
  }

  private static Scene sound(double seconds, Window window) {
    return new Scene().sound(2, () -> window).moving(seconds);
  }

  private static Window loud() {
    return new Window(2).level(-10).amplitudes(0, 0.2, 0.5, 0.7, 0.99);
  }
}
