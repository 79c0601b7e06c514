package framewatch.ingest.source;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** An MPEG transport stream, packet by packet, to be changed as no muxer would. */
final class TransportPackets {
  private static final int SIZE = 188;
  private static final int PMT_PID = 0x1000;
  private static final int CUE_PID = 0x1f0;

  private final byte[] stream;

  TransportPackets(byte[] stream) {
    this.stream = stream;
  }

  /** Without every so many of the packets that are not the first of a unit. */
  byte[] losingEvery(int period) {
    var left = new ByteArrayOutputStream();
    int seen = 0;
    for (int at = 0; at < stream.length; at += SIZE) {
      boolean begins = (stream[at + 1] & 0x40) != 0;
      if (begins || ++seen % period != 0) {
        left.write(stream, at, SIZE);
      }
    }
    return left.toByteArray();
  }

  /** With a track of SCTE-35 and a splice_null section behind every table of the programme. */
  byte[] withCues() {
    var changed = new ByteArrayOutputStream();
    int cues = 0;
    for (int at = 0; at < stream.length; at += SIZE) {
      byte[] packet = Arrays.copyOfRange(stream, at, at + SIZE);
      if (((packet[1] & 0x1f) << 8 | (packet[2] & 0xff)) == PMT_PID) {
        changed.writeBytes(withCueTrack(packet));
        changed.writeBytes(packet(CUE_PID, cues++, spliceNull()));
      } else {
        changed.writeBytes(packet);
      }
    }
    return changed.toByteArray();
  }

  private static byte[] withCueTrack(byte[] packet) {
    int length = (packet[6] & 0xf) << 8 | (packet[7] & 0xff);
    int infoLength = (packet[15] & 0xf) << 8 | (packet[16] & 0xff);
    int tracks = 17 + infoLength;
    int end = 8 + length - 4;
    var table = new ByteArrayOutputStream();
    table.writeBytes(new byte[] {2, (byte) 0xb0, (byte) (length + 11)});
    table.write(packet, 8, 7);
    table.writeBytes(new byte[] {(byte) 0xf0, (byte) (infoLength + 6)});
    table.write(packet, 17, infoLength);
    table.writeBytes(new byte[] {5, 4, 'C', 'U', 'E', 'I'});
    table.write(packet, tracks, end - tracks);
    table.writeBytes(
        new byte[] {(byte) 0x86, (byte) (0xe0 | CUE_PID >> 8), (byte) CUE_PID, (byte) 0xf0, 0});
    return packet(PMT_PID, packet[3] & 0xf, checked(table.toByteArray()));
  }

  /** The section that says that the track is alive (SCTE 35, 9.7.1). */
  private static byte[] spliceNull() {
    byte[] section = new byte[16];
    section[0] = (byte) 0xfc;
    section[1] = 0x30;
    section[2] = 17;
    section[10] = (byte) 0xff;
    section[11] = (byte) 0xf0;
    return checked(section);
  }

  private static byte[] packet(int pid, int counter, byte[] section) {
    byte[] packet = new byte[SIZE];
    Arrays.fill(packet, (byte) 0xff);
    packet[0] = 0x47;
    packet[1] = (byte) (0x40 | pid >> 8);
    packet[2] = (byte) pid;
    packet[3] = (byte) (0x10 | (counter & 0xf));
    packet[4] = 0;
    System.arraycopy(section, 0, packet, 5, section.length);
    return packet;
  }

  /** With the checksum of MPEG-2 sections behind it. */
  private static byte[] checked(byte[] section) {
    int crc = -1;
    for (byte next : section) {
      crc ^= next << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
      }
    }
    byte[] with = Arrays.copyOf(section, section.length + 4);
    for (int i = 0; i < 4; i++) {
      with[section.length + i] = (byte) (crc >> (24 - 8 * i));
    }
    return with;
  }
}
