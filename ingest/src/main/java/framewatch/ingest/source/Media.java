package framewatch.ingest.source;

import framewatch.wire.avro.Track;

/** What a {@link Source} hands over. */
public sealed interface Media
    permits Picture, Sound, Media.Refused, Media.Corrupt, Media.Ancillary, Media.Idle, Media.End {

  /**
   * The decoder refused data and no picture or sound came of it.
   *
   * @param packets how many packets, at least 1
   * @param detail libav's reason, without any URL
   */
  record Refused(Track track, long packets, String detail) implements Media {}

  /**
   * The demuxer marked packets as corrupt; what is decoded of them follows.
   *
   * @param packets how many, at least 1
   */
  record Corrupt(Track track, long packets) implements Media {}

  /** A track beside picture and sound delivered something. */
  enum Ancillary implements Media {
    /** A subtitle or teletext track. */
    CAPTION,
    /** A track of SCTE-35 sections. */
    CUE
  }

  /**
   * A live source is open but nothing arrives. Handed over about once a second while it lasts.
   *
   * @param idleUs microseconds of wall clock since something last arrived
   */
  record Idle(long idleUs) implements Media {}

  /**
   * Nothing more will come.
   *
   * @param lost true if a live source broke off, false if the media came to its end
   */
  record End(boolean lost, String detail) implements Media {}
}
