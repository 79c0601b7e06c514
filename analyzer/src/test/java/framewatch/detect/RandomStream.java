package framewatch.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A stream on which anything may happen in any order, as far as ingest could say it: times never
 * fall, a session begins with OPENED and ends with LOST, ENDED, or nothing. The same seed gives the
 * same stream.
 */
final class RandomStream {

  private static final List<Mark.Track> TRACKS = List.of(Mark.Track.values());

  private final Random random;
  private final Spec.Input input;
  private final List<Observation> observations = new ArrayList<>();
  private int channels;
  private boolean picture;
  private long frameUs;
  private long windowUs;
  private long position;

  private RandomStream(long seed, Spec.Input input) {
    this.random = new Random(seed);
    this.input = input;
  }

  /** Some sessions of a stream; the last one comes to its end. */
  static List<List<Observation>> sessions(long seed, Spec.Input input) {
    var stream = new RandomStream(seed, input);
    List<List<Observation>> sessions = new ArrayList<>();
    while (sessions.isEmpty() || stream.random.nextInt(3) > 0) {
      if (!sessions.isEmpty() && stream.random.nextBoolean()) {
        stream.mark(Mark.Kind.LOST);
      }
      if (!sessions.isEmpty()) {
        sessions.set(sessions.size() - 1, List.copyOf(stream.observations));
      }
      stream.session();
      sessions.add(List.of());
    }
    stream.mark(Mark.Kind.ENDED);
    sessions.set(sessions.size() - 1, List.copyOf(stream.observations));
    return sessions;
  }

  private void session() {
    observations.clear();
    frameUs = 0;
    windowUs = 0;
    position = 0;
    tracks();
    // Sound may come before the first picture, which defines zero.
    windowUs = channels > 0 && picture ? -random.nextInt(3_000_000) : 0;
    mark(Mark.Kind.OPENED);
    for (int stretches = 3 + random.nextInt(10); stretches > 0; stretches--) {
      stretch();
      if (random.nextBoolean()) {
        trouble();
      }
    }
  }

  private void tracks() {
    channels = new int[] {0, 1, 2, 6}[random.nextInt(4)];
    picture = channels == 0 || random.nextInt(4) > 0;
  }

  /** Some seconds in which picture and sound stay as they are. */
  private void stretch() {
    Frame frame = frame();
    Window window = window();
    Sample sample = picture(0);
    long frameLasts = new long[] {16_667, 40_000, 41_708}[random.nextInt(3)];
    long endUs = frameUs + random.nextInt(14_000_000);
    while (frameUs < endUs) {
      if (input == Spec.Input.SAMPLES) {
        observations.add(
            new Sample(
                frameUs,
                position++,
                sample.width(),
                sample.height(),
                sample.red(),
                sample.green(),
                sample.blue()));
        if (random.nextInt(4) == 0) {
          observations.add(new LumaSample(frameUs, position++, sample.luma()));
        }
        frameUs += 1_000_000L * (1 + random.nextInt(3));
        continue;
      }
      if (picture) {
        frame.sample(random.nextInt(50) == 0 ? position++ : -1);
        observations.add(frame.lasting(frameLasts).at(frameUs));
      }
      frameUs += frameLasts;
      while (channels > 0 && windowUs + 100_000 <= frameUs) {
        observations.add(window.at(windowUs));
        windowUs += 100_000;
      }
    }
  }

  private Frame frame() {
    var frame = new Frame();
    switch (random.nextInt(13)) {
      case 0 -> frame.flat(random.nextInt(256)).still();
      case 1 -> frame.flat(random.nextInt(30)).moving(random.nextDouble() / 10);
      case 2 -> frame.still();
      case 3 -> frame.still().tileMoving(random.nextInt(VideoFrame.TILES), 20);
      case 4 -> frame.flat(random.nextInt(256)).colour(90, 240, 1, 110).moving(0.1);
      case 5 -> frame.decodeErrors(random.nextInt(16)).corruptPacket().moving(30);
      case 6 -> frame.bars(random.nextInt(10));
      case 7 -> frame.slate().moving(random.nextInt(3));
      case 8 -> frame.moving(random.nextDouble());
      case 9 -> frame.cut();
      case 11 -> frame.combing(2).rowJump(20, random.nextInt(20), random.nextInt(500));
      case 10 -> frame.combing(9, 5 + random.nextInt(9), 6, 6, 12);
      default -> frame.luma(random.nextInt(256), random.nextInt(60)).moving(random.nextInt(9));
    }
    if (random.nextInt(4) == 0) {
      frame.captionBlock(random.nextBoolean());
    }
    return random.nextInt(3) == 0 ? frame.key() : frame;
  }

  private Window window() {
    var window = new Window(channels).level(-random.nextInt(100));
    for (int channel = 0; channel < channels; channel++) {
      switch (random.nextInt(5)) {
        case 0 -> window.level(channel, -200);
        case 1 -> window.clipped(channel, random.nextInt(300));
        case 2 -> window.envelope(channel, random.nextInt(20), 20, -120);
        case 3 -> window.dc(channel, random.nextDouble() - 0.5);
        default -> window.level(channel, -random.nextInt(60));
      }
    }
    return window;
  }

  private Sample picture(long timeUs) {
    int width = 64;
    int height = 36;
    byte[][] planes = new byte[3][width * height];
    int kind = random.nextInt(3);
    for (byte[] plane : planes) {
      byte level = (byte) random.nextInt(256);
      if (kind == 0) {
        Arrays.fill(plane, level);
      } else if (kind == 1) {
        random.nextBytes(plane);
      }
    }
    if (kind == 2) {
      for (int i = 0; i < width * height; i++) {
        int bar = 7 - i % width * 8 / width;
        planes[0][i] = (byte) ((bar & 2) != 0 ? 191 : 0);
        planes[1][i] = (byte) ((bar & 4) != 0 ? 191 : 0);
        planes[2][i] = (byte) ((bar & 1) != 0 ? 191 : 0);
      }
    }
    return new Sample(timeUs, 0, width, height, planes[0], planes[1], planes[2]);
  }

  private void trouble() {
    int passes = random.nextInt(3) * random.nextInt(4_000_000);
    switch (random.nextInt(7)) {
      case 6 -> {
        for (int i = random.nextInt(9); i > 0; i--) {
          mark(List.of(Mark.Kind.CORRUPT, Mark.Kind.CAPTION, Mark.Kind.CUE).get(random.nextInt(3)));
          pass(random.nextInt(500_000));
        }
      }
      case 0 -> {
        tracks();
        mark(Mark.Kind.FORMAT_CHANGED);
      }
      case 1 -> {
        for (int i = random.nextInt(40); i > 0; i--) {
          mark(Mark.Kind.DECODE_ERROR);
        }
      }
      case 2 -> {
        // Both tracks jump, as after a splice: two marks at one time.
        mark(Mark.Kind.DISCONTINUITY);
        mark(Mark.Kind.DISCONTINUITY);
        pass(passes);
      }
      case 3 -> {
        for (int i = random.nextInt(12); i > 0; i--) {
          mark(Mark.Kind.STALLED);
        }
      }
      case 4 -> {
        mark(Mark.Kind.DROPPED);
        pass(passes);
      }
      default -> {
        mark(Mark.Kind.UNKNOWN);
        pass(passes);
      }
    }
  }

  private void pass(long us) {
    frameUs += us;
    windowUs += us;
  }

  private void mark(Mark.Kind kind) {
    if (input == Spec.Input.SAMPLES
        && (kind == Mark.Kind.DECODE_ERROR || kind == Mark.Kind.STALLED)) {
      return;
    }
    boolean format = kind == Mark.Kind.OPENED || kind == Mark.Kind.FORMAT_CHANGED;
    var video =
        format && picture
            ? new Mark.VideoFormat("h264", 1280, 720, "yuv420p", 8, false, 25, 1)
            : null;
    var audio =
        format && channels > 0 ? new Mark.AudioFormat("aac", 48_000, channels, "stereo") : null;
    observations.add(
        new Mark(
            kind,
            kind == Mark.Kind.OPENED ? windowUs : Math.max(frameUs, windowUs),
            random.nextInt(9_000_000),
            1 + random.nextInt(30),
            random.nextInt(1_000_000),
            TRACKS.get(random.nextInt(3)),
            "",
            video,
            audio));
    position += input == Spec.Input.SAMPLES ? 1 : 0;
  }
}
