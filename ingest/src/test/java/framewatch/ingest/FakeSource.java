package framewatch.ingest;

import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source told piece by piece: grey pictures of 64x36 at 25 fps, sound of 20 ms at 48 kHz. Times
 * are in milliseconds.
 */
final class FakeSource implements Source {
  static final VideoFormat VIDEO =
      VideoFormat.newBuilder()
          .setCodec("fake")
          .setWidth(64)
          .setHeight(36)
          .setPixelFormat("gray")
          .setFrameRate(25)
          .build();
  static final AudioFormat AUDIO =
      AudioFormat.newBuilder()
          .setCodec("fake")
          .setSampleRate(48_000)
          .setChannels(1)
          .setLayout("mono")
          .build();

  private final Queue<Supplier<Media>> media = new ArrayDeque<>();
  private long announcedEndUs = Long.MIN_VALUE;
  private boolean cutOff;
  private @Nullable Picture last;
  private @Nullable VideoFormat video = VIDEO;

  FakeSource withoutVideo() {
    video = null;
    return this;
  }

  FakeSource frames(long firstMs, int count) {
    for (int i = 0; i < count; i++) {
      frame(firstMs + 40L * i, 100 + i % 2, 0);
    }
    return this;
  }

  FakeSource frame(long ptsMs, int luma, int decodeErrorFlags) {
    media.add(() -> picture(ptsMs, luma, decodeErrorFlags, VIDEO));
    return this;
  }

  FakeSource frameOf(VideoFormat format, long ptsMs) {
    media.add(() -> picture(ptsMs, 100, 0, format));
    return this;
  }

  FakeSource sound(long firstMs, int pieces) {
    for (int i = 0; i < pieces; i++) {
      long ptsMs = firstMs + 20L * i;
      media.add(() -> sound(ptsMs));
    }
    return this;
  }

  /** Pictures and sound as a muxer would interleave them. */
  FakeSource programme(long firstMs, int frames) {
    for (int i = 0; i < frames; i++) {
      frame(firstMs + 40L * i, 100 + i % 2, 0).sound(firstMs + 40L * i, 2);
    }
    return this;
  }

  FakeSource refused(Track track, int packets) {
    media.add(() -> new Media.Refused(track, packets, "invalid data"));
    return this;
  }

  FakeSource corrupt(Track track) {
    media.add(() -> new Media.Corrupt(track, 1));
    return this;
  }

  FakeSource ancillary(Media.Ancillary ancillary) {
    media.add(() -> ancillary);
    return this;
  }

  /** The container says that the media ends there. */
  FakeSource announcing(long endMs) {
    announcedEndUs = endMs * 1000;
    return this;
  }

  FakeSource breakingOff() {
    cutOff = true;
    return this;
  }

  FakeSource idle(long ms) {
    media.add(() -> new Media.Idle(ms * 1000));
    return this;
  }

  boolean isEmpty() {
    return media.isEmpty();
  }

  FakeSource end() {
    media.add(() -> new Media.End(false, "end of file"));
    return this;
  }

  @Override
  public @Nullable VideoFormat video() {
    return video;
  }

  @Override
  public AudioFormat audio() {
    return AUDIO;
  }

  @Override
  public boolean replayable() {
    return true;
  }

  @Override
  public long durationUs() {
    return 0;
  }

  @Override
  public long announcedEndUs() {
    return announcedEndUs;
  }

  @Override
  public boolean cutOff() {
    return cutOff;
  }

  @Override
  public Media next() {
    return media.remove().get();
  }

  @Override
  public void close() {}

  private Picture picture(long ptsMs, int luma, int errors, VideoFormat format) {
    var picture = new Picture(format);
    int width = format.getWidth();
    var plane = ByteBuffer.allocateDirect(width * format.getHeight());
    for (int i = 0; i < plane.capacity(); i++) {
      plane.put(i, (byte) (luma + i % 16));
    }
    picture.ptsUs = ptsMs * 1000;
    picture.durationUs = 40_000;
    picture.flags = 1;
    picture.pictureType = 'I';
    picture.packetBytes = 1000;
    picture.decodeErrorFlags = errors;
    picture.planes[0] = plane;
    picture.strides[0] = width;
    picture.planeCount = 1;
    picture.previous = last;
    if (last != null) {
      last.previous = null;
    }
    last = picture;
    return picture;
  }

  private static Sound sound(long ptsMs) {
    var sound = new Sound(AUDIO);
    sound.ptsUs = ptsMs * 1000;
    sound.length = 960;
    sound.samples[0] = new float[960];
    for (int i = 0; i < 960; i++) {
      sound.samples[0][i] = (float) Math.sin(i * 0.13);
    }
    return sound;
  }
}
