package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SCTE_35;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.jspecify.annotations.Nullable;

/** The tracks beside picture and sound of which only it is told that they deliver something. */
final class SideTracks {
  private final Media.@Nullable Ancillary[] kinds;

  SideTracks(AVFormatContext context, SourceKind source) {
    kinds = new Media.Ancillary[context.nb_streams()];
    // The tracks of a playlist are files of their own, which would have to be loaded.
    for (int i = 0; i < kinds.length && !source.segmented(); i++) {
      kinds[i] = kind(context.streams(i).codecpar());
    }
  }

  /** What kind of track it is; null for one that is not read, or that came up later. */
  Media.@Nullable Ancillary kind(int index) {
    return index < kinds.length ? kinds[index] : null;
  }

  private static Media.@Nullable Ancillary kind(AVCodecParameters codec) {
    if (codec.codec_type() == AVMEDIA_TYPE_SUBTITLE) {
      return Media.Ancillary.CAPTION;
    }
    return codec.codec_id() == AV_CODEC_ID_SCTE_35 ? Media.Ancillary.CUE : null;
  }
}
