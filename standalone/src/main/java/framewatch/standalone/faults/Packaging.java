package framewatch.standalone.faults;

import java.util.List;

/** Codecs and container of a stream. */
enum Packaging {
  /** H.264 and AAC in MP4, as files and web video are. */
  MP4("mp4", "-c:v libopenh264 -c:a aac -b:a 128k"),
  /** H.264 and AAC in a transport stream, as contributed over SRT. */
  TS("ts", "-c:v libopenh264 -c:a aac -b:a 128k"),
  /** MPEG-2 and its Layer II sound in a transport stream, as broadcast. */
  BROADCAST("ts", "-c:v mpeg2video -bf 2 -c:a mp2 -b:a 192k");

  final String extension;
  private final String codecs;

  Packaging(String extension, String codecs) {
    this.extension = extension;
    this.codecs = codecs;
  }

  /** Options that choose the codecs. */
  List<String> codecs() {
    return List.of(codecs.split(" "));
  }
}
