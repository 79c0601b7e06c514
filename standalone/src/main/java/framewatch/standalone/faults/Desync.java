package framewatch.standalone.faults;

import java.util.Random;

/**
 * The sound comes late or early until two seconds before the end. Every two seconds of the whole
 * stream a flash and a beep come together, so that it can be measured.
 */
final class Desync implements Fault {
  private static final int PERIOD_SECONDS = 2;
  private static final double BEEP_SECONDS = 0.08;

  @Override
  public void plant(Take take, Window asked, Random chance) {
    int fps = asked.fps();
    var window = new Window(asked.from(), take.reel.frames - PERIOD_SECONDS * fps, fps);
    var all = new Window(0, take.reel.frames, fps);
    int period = PERIOD_SECONDS * fps;
    take.edit(
        all,
        (index, picture) ->
            index >= period && index % period < 2 ? picture.fill(Yuv.WHITE, 128, 128) : picture);
    for (int index = period; index < take.reel.frames; index += period) {
      beep(take, new Window(index, index + 1, fps).fromSample());
    }
    int late = milliseconds(120 + chance.nextInt(300)) * (chance.nextBoolean() ? 1 : -1);
    for (int channel = 0; channel < 2; channel++) {
      float[] before = take.sound[channel].clone();
      for (int i = window.fromSample(); i < window.toSample(); i++) {
        take.sound[channel][i] = before[i - late];
      }
    }
    take.defect("av_desync", window);
    take.lookAlike("sync", all);
  }

  private static void beep(Take take, int at) {
    int length = (int) (BEEP_SECONDS * Footage.SAMPLE_RATE);
    for (float[] channel : take.sound) {
      for (int i = 0; i < length && at + i < channel.length; i++) {
        channel[at + i] = (float) (0.6 * Math.sin(2 * Math.PI * 1000 * i / Footage.SAMPLE_RATE));
      }
    }
  }

  private static int milliseconds(int number) {
    return number * Footage.SAMPLE_RATE / 1000;
  }
}
