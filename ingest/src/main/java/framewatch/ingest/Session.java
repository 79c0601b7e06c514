package framewatch.ingest;

import framewatch.ingest.measure.AudioMeasures;
import framewatch.ingest.measure.AudioMeter;
import framewatch.ingest.measure.VideoMeter;
import framewatch.ingest.publish.BatchWriter;
import framewatch.ingest.publish.Heading;
import framewatch.ingest.publish.Publisher;
import framewatch.ingest.publish.SampleWriter;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceException;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a stream, from the opening of its source to its end: gives each picture and sound its
 * place in media time, has it measured, and writes it down with the marks in between. Used by one
 * thread.
 */
final class Session implements AutoCloseable {
  /** Sound that is held back until the first picture is known; then sound is the origin. */
  private static final long MAX_HELD_US = 10_000_000;

  /** Refused packets without any media after which the session opens all the same. */
  private static final long MAX_HELD_REFUSALS = 100;

  /** From here on nothing arriving counts as a stall. */
  private static final long MIN_STALL_US = 900_000;

  private static final long MIN_CAPTION_US = 1_000_000;

  private final String streamId;
  private final boolean live;
  private final Progress progress;
  private final Timeline timeline = new Timeline();
  private final AudioMeter audioMeter = new AudioMeter(this::write);
  private final VideoMeter videoMeter;
  private final Drift drift = new Drift();
  private final BadPackets refusals;
  private final BadPackets corruptions;
  private final BatchWriter batches;
  private final SampleWriter samples;
  private final Extent extent = new Extent();
  private final IdleClock idleClock = new IdleClock();

  private boolean opened;

  /** Duration of the last picture. */
  private long frameUs;

  private long captionUs = -MIN_CAPTION_US;
  private @Nullable VideoFormat video;
  private @Nullable AudioFormat audio;
  private boolean heardSound;
  private long heldFromUs;

  /**
   * Taken off all times when the session opened. The meter of sound is not told: its times stay
   * what they were, so that a window may begin before and end after.
   */
  private long originUs;

  private long frames;
  private long windows;

  /**
   * @param live true if the source goes on whether or not we keep up
   */
  Session(
      String streamId,
      long epoch,
      boolean live,
      IngestSettings settings,
      Publisher publisher,
      Progress progress) {
    this.streamId = streamId;
    this.live = live;
    this.progress = progress;
    videoMeter = new VideoMeter(settings.measure());
    var heading = new Heading(streamId, epoch, settings.ingest().profile());
    batches = new BatchWriter(publisher, heading, settings.ingest().batch(), live);
    samples = new SampleWriter(publisher, heading, settings.samples(), live);
    refusals = new BadPackets(MarkKind.DECODE_ERROR, this::mark);
    corruptions = new BadPackets(MarkKind.CORRUPT, this::mark);
  }

  /**
   * Watches until the source ends.
   *
   * @return how it ended; null if {@code stopped} became true before
   * @throws SourceException if the source cannot be read on
   */
  Media.@Nullable End watch(Source source, BooleanSupplier stopped) throws SourceException {
    video = source.video();
    audio = source.audio();
    extent.announced(source.announcedEndUs());
    boolean soundOnly = video == null;
    while (!stopped.getAsBoolean()) {
      Media media = source.next();
      if (media instanceof Picture picture) {
        take(picture);
      } else if (media instanceof Sound sound) {
        take(sound, soundOnly);
      } else if (media instanceof Media.Refused refused) {
        take(refused);
      } else if (media instanceof Media.Corrupt corrupt) {
        corruptions.add(
            corrupt.track(), corrupt.packets(), "", timeline.expectedUs(corrupt.track()));
      } else if (media instanceof Media.Ancillary ancillary) {
        take(ancillary);
      } else if (media instanceof Media.Idle idle) {
        stalled(idle.idleUs());
      } else if (media instanceof Media.End end) {
        extent.reached(source.cutOff());
        return end;
      }
      if (!(media instanceof Media.Idle)) {
        idleClock.arrived();
        if (opened) {
          progress.at(timeline.nowUs(), source.durationUs());
        }
      }
    }
    return null;
  }

  /** Writes that the source came to its end. */
  void ended(String detail) {
    finish(MarkKind.ENDED, detail);
  }

  /** Writes that the source went away. {@link #stalled} may follow. */
  void lost(String detail) {
    finish(MarkKind.LOST, detail);
  }

  /** Writes that nothing has arrived for {@code idleUs}, unless that is short. */
  void stalled(long idleUs) {
    if (idleUs < MIN_STALL_US) {
      return;
    }
    openAnyway();
    refusals.flush();
    corruptions.flush();
    mark(mark(MarkKind.STALLED, timeline.stalled(idleUs)).setDurationUs(idleUs).build());
  }

  /** Writes that still nothing has arrived, if it is time to; see {@link IdleClock#sayWhenDue}. */
  long stalledWhenDue() {
    return idleClock.sayWhenDue(this::stalled);
  }

  /** Waits until there is room for what has not been written yet. */
  void flush() {
    batches.flush(false);
    samples.flush(false);
  }

  @Override
  public void close() {
    samples.close();
  }

  Summary summary() {
    return new Summary(
        streamId,
        1,
        frames,
        windows,
        timeline.nowUs(),
        samples.taken(),
        samples.missed(),
        refusals.total(),
        batches.droppedObservations(),
        Summary.Outcome.DONE,
        null);
  }

  private void take(Picture picture) {
    refusals.ended(Track.VIDEO);
    boolean changed = opened && !picture.format.equals(video);
    video = picture.format;
    open(picture.ptsUs);
    long timeUs = timeline.video(picture.ptsUs, picture.durationUs);
    markBefore(timeUs, changed, Track.VIDEO);
    var measures = videoMeter.measure(picture);
    long sample = samples.take(timeUs, picture, measures);
    batches.frame(timeUs, picture, measures, sample);
    corruptions.reached(timeline.expectedUs(Track.VIDEO));
    frameUs = picture.durationUs;
    frames++;
  }

  private void take(Sound sound, boolean soundOnly) {
    refusals.ended(Track.AUDIO);
    if (soundOnly) {
      open(sound.ptsUs);
    }
    long lengthUs = sound.length * 1_000_000L / sound.format.getSampleRate();
    long timeUs = timeline.audio(sound.ptsUs, lengthUs);
    boolean changed = opened && !sound.format.equals(audio);
    long dueUs = audioMeter.nextTimeUs();
    long meterUs = timeUs + originUs;
    boolean drifted = dueUs != Long.MIN_VALUE && drift.exceeds(meterUs - dueUs, lengthUs);
    if (changed || drifted || timeline.discontinuity() != null) {
      audioMeter.flush();
      drift.begin();
    }
    audio = sound.format;
    markBefore(timeUs, changed, Track.AUDIO);
    if (!heardSound) {
      heardSound = true;
      heldFromUs = timeUs;
    } else if (!opened && timeUs - heldFromUs >= MAX_HELD_US) {
      open(heldFromUs);
    }
    audioMeter.add(sound, meterUs);
    refusals.reached(timeline.expectedUs(Track.AUDIO));
    corruptions.reached(timeline.expectedUs(Track.AUDIO));
  }

  private void take(Media.Refused refused) {
    if (refused.track() == Track.VIDEO) {
      samples.refused();
    }
    var track = refused.track();
    refusals.add(track, refused.packets(), refused.detail(), timeline.expectedUs(track));
    if (refusals.total() >= MAX_HELD_REFUSALS) {
      openAnyway();
    }
  }

  /** Captions come as often as teletext pages are sent: one mark a second tells enough. */
  private void take(Media.Ancillary ancillary) {
    if (!opened) {
      return;
    }
    long nowUs = timeline.nowUs();
    if (ancillary == Media.Ancillary.CUE) {
      mark(mark(MarkKind.CUE, nowUs).build());
    } else if (nowUs - captionUs >= MIN_CAPTION_US) {
      captionUs = nowUs;
      mark(mark(MarkKind.CAPTION, nowUs).build());
    }
  }

  private void write(AudioMeasures measures) {
    batches.window(measures.timeUs - originUs, measures);
    windows++;
  }

  private void markBefore(long timeUs, boolean formatChanged, Track track) {
    var discontinuity = timeline.discontinuity();
    if (discontinuity != null) {
      mark(discontinuity);
    }
    if (formatChanged) {
      mark(
          mark(MarkKind.FORMAT_CHANGED, timeUs)
              .setTrack(track)
              .setVideo(video)
              .setAudio(audio)
              .build());
    }
  }

  /** Begins the session, if it has not begun: {@code ptsUs} becomes media time 0. */
  private void open(long ptsUs) {
    if (!opened) {
      originUs = ptsUs;
      timeline.begin(originUs);
      announce();
    }
  }

  /** Begins the session before any picture, or anything at all, has come. */
  private void openAnyway() {
    if (heardSound) {
      open(heldFromUs);
    } else if (!opened) {
      timeline.beginEmpty();
      announce();
    }
  }

  private void announce() {
    opened = true;
    long clockUs = System.currentTimeMillis() * 1000;
    Long wallClockUs = live ? clockUs - Math.max(0, timeline.nowUs()) : null;
    var mark =
        mark(MarkKind.OPENED, 0)
            .setDurationUs(Math.max(0, extent.announcedUs(originUs)))
            .setPtsOffsetUs(originUs)
            .setVideo(video)
            .setAudio(audio)
            .build();
    batches.begin(mark, originUs, wallClockUs);
    samples.begin(mark, wallClockUs);
  }

  private void finish(MarkKind kind, String detail) {
    openAnyway();
    refusals.flush();
    corruptions.flush();
    audioMeter.flush();
    boolean judged = kind == MarkKind.ENDED && extent.reached();
    long nowUs = timeline.nowUs();
    mark(
        mark(kind, nowUs)
            .setDurationUs(judged ? extent.missingUs(nowUs, originUs, frameUs) : 0)
            .setCount(judged && extent.cutOff() ? 1 : 0)
            .setDetail(detail)
            .build());
  }

  private void mark(Mark mark) {
    batches.mark(mark);
    samples.mark(mark);
  }

  private static Mark.Builder mark(MarkKind kind, long timeUs) {
    return Mark.newBuilder().setKind(kind).setTrack(Track.BOTH).setTimeUs(timeUs);
  }
}
