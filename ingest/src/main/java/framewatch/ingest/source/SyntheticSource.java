package framewatch.ingest.source;

import framewatch.ingest.source.SyntheticSpec.Effect;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A source made up by its URL, such as {@code synthetic:?duration=30s&black=5s-8s&silence=12s-15s}:
 * a moving picture and a tone, with defects at asked times. The same URL gives the same media, byte
 * for byte. Keys with their defaults: {@code duration=60s}, {@code size=640x360}, {@code fps=25},
 * {@code channels=2}, {@code rate=48000}, {@code seed=1}, {@code pace=0} (1 is real time); the rest
 * are effects with intervals, see {@link Effect}. {@code fps=0} leaves out the picture, {@code
 * channels=0} the sound.
 */
final class SyntheticSource implements Source {
  private static final long JUMP_US = 3_600_000_000L;
  private static final long SECOND_US = 1_000_000;

  private final SyntheticSpec spec;
  private final @Nullable SyntheticPictures pictures;
  private final @Nullable SyntheticSounds sounds;
  private final long startNanos = System.nanoTime();
  private long pictureIndex;
  private long soundIndex;

  /** Time that a stall has been told of; 0 outside of one. */
  private long stalledUs;

  SyntheticSource(SyntheticSpec spec) {
    this.spec = spec;
    pictures = spec.fps() == 0 ? null : new SyntheticPictures(spec);
    sounds = spec.channels() == 0 ? null : new SyntheticSounds(spec);
  }

  @Override
  public @Nullable VideoFormat video() {
    return pictures == null ? null : pictures.format();
  }

  @Override
  public @Nullable AudioFormat audio() {
    return sounds == null ? null : sounds.format();
  }

  @Override
  public boolean replayable() {
    return true;
  }

  @Override
  public long durationUs() {
    return spec.durationUs();
  }

  @Override
  public Media next() {
    while (true) {
      long pictureUs = pictures == null ? Long.MAX_VALUE : pictures.timeUs(pictureIndex);
      long soundUs = sounds == null ? Long.MAX_VALUE : sounds.timeUs(soundIndex);
      long timeUs = Math.min(pictureUs, soundUs);
      if (timeUs >= spec.durationUs()) {
        waitUntil(spec.durationUs());
        return new Media.End(false, "end of the synthetic source");
      }
      long stallEndUs = spec.at(Effect.STALL).end(timeUs);
      if (timeUs + stalledUs + SECOND_US <= stallEndUs) {
        stalledUs += SECOND_US;
        waitUntil(timeUs + stalledUs);
        return new Media.Idle(stalledUs);
      }
      boolean missing = stallEndUs > timeUs || spec.is(Effect.GAP, timeUs);
      if (!missing) {
        stalledUs = 0;
        waitUntil(timeUs);
      }
      Media media = pictureUs <= soundUs ? picture(timeUs, missing) : sound(timeUs, missing);
      if (media != null) {
        return media;
      }
    }
  }

  private @Nullable Media picture(long timeUs, boolean missing) {
    long index = pictureIndex++;
    if (missing || pictures == null) {
      return null;
    }
    if (spec.is(Effect.ERRORS, timeUs) && index % 5 == 0) {
      return new Media.Refused(Track.VIDEO, 1, "made up by the synthetic source");
    }
    Picture picture = pictures.paint(index);
    picture.ptsUs = timeUs + JUMP_US * spec.at(Effect.JUMP).begun(timeUs);
    return picture;
  }

  private @Nullable Media sound(long timeUs, boolean missing) {
    long index = soundIndex++;
    if (missing || sounds == null) {
      return null;
    }
    Sound sound = sounds.make(index);
    sound.ptsUs = timeUs + JUMP_US * spec.at(Effect.JUMP).begun(timeUs);
    return sound;
  }

  /** Returns early when the thread is interrupted. */
  private void waitUntil(long timeUs) {
    if (spec.pace() == 0) {
      return;
    }
    long at = startNanos + (long) (timeUs * 1000 / spec.pace());
    long left = at - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = at - System.nanoTime();
    }
  }

  @Override
  public void close() {
    // Nothing to give back.
  }
}
