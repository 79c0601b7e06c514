package framewatch.standalone.faults;

import framewatch.standalone.ffmpeg.Ffmpeg;
import framewatch.standalone.score.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves packets of the picture out of a transport stream. What a viewer sees of it depends on the
 * decoder, so it is decoded with and without them: where the picture's PSNR falls below 33 dB is
 * block corruption, where it differs less nobody can decide.
 */
final class PacketLoss {
  private static final int PACKET = 188;
  private static final double VISIBLE_DB = 33;
  private static final double GAP_SECONDS = 0.8;
  private static final Pattern LUMA = Pattern.compile("psnr_y:(\\S+)");

  /** Where ffmpeg's muxer puts the first track, which is the picture. */
  private static final int PICTURE_PID = 256;

  private PacketLoss() {}

  static void deliver(Take take, Packaging packaging, Path file, Random chance)
      throws IOException, InterruptedException {
    Path whole = Files.createTempFile("framewatch", ".ts");
    try {
      Encoder.write(take, packaging, whole);
      byte[] packets = Files.readAllBytes(whole);
      Files.write(file, damaged(packets, chance));
      label(take, differences(file, whole));
    } finally {
      Files.delete(whole);
    }
  }

  /** Two bursts, in which one packet in eight is lost. */
  private static byte[] damaged(byte[] packets, Random chance) {
    int count = packets.length / PACKET;
    byte[] kept = new byte[packets.length];
    int length = 0;
    int first = (int) (count * (0.2 + 0.1 * chance.nextDouble()));
    int second = (int) (count * (0.6 + 0.1 * chance.nextDouble()));
    int burst = count / 12;
    for (int i = 0; i < count; i++) {
      boolean bad = (i >= first && i < first + burst) || (i >= second && i < second + burst);
      int pid = ((packets[i * PACKET + 1] & 0x1f) << 8) | (packets[i * PACKET + 2] & 0xff);
      // The packet that begins a frame holds its timestamp.
      boolean begins = (packets[i * PACKET + 1] & 0x40) != 0;
      if (!bad || pid != PICTURE_PID || begins || chance.nextInt(8) > 0) {
        System.arraycopy(packets, i * PACKET, kept, length, PACKET);
        length += PACKET;
      }
    }
    return Arrays.copyOf(kept, length);
  }

  /** For each frame of the whole stream the PSNR of what is shown at its time, dB. */
  private static List<Double> differences(Path damaged, Path whole)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    for (Path file : List.of(whole, damaged)) {
      arguments.addAll(List.of("-copyts", "-threads", "1", "-i", "file:" + file.toAbsolutePath()));
    }
    arguments.addAll(
        List.of(
            "-lavfi",
            "[0:v]settb=1/90000[a];[1:v]settb=1/90000[b];[a][b]psnr=stats_file=-",
            "-fps_mode",
            "passthrough",
            "-f",
            "null",
            "-"));
    List<Double> differences = new ArrayList<>();
    String said = new String(Ffmpeg.read(arguments), StandardCharsets.UTF_8);
    Matcher matcher = LUMA.matcher(said);
    while (matcher.find()) {
      String value = matcher.group(1);
      differences.add(value.equals("inf") ? 100 : Double.parseDouble(value));
    }
    return differences;
  }

  private static void label(Take take, List<Double> differences) {
    int fps = take.reel.shape.fps();
    int gap = (int) (GAP_SECONDS * fps);
    for (Window w : runs(differences, VISIBLE_DB, gap, fps)) {
      if (w.length() >= 3) {
        take.defect(new Label("block_corruption", w.start(), w.end()));
      }
    }
    for (Window w : runs(differences, 45, gap, fps)) {
      take.lookAlike("minor_damage", w);
    }
  }

  private static List<Window> runs(List<Double> differences, double below, int gap, int fps) {
    List<Window> runs = new ArrayList<>();
    for (int i = 0; i < differences.size(); i++) {
      if (differences.get(i) < below) {
        int last = runs.size() - 1;
        if (last >= 0 && i - runs.get(last).to() <= gap) {
          runs.set(last, new Window(runs.get(last).from(), i + 1, fps));
        } else {
          runs.add(new Window(i, i + 1, fps));
        }
      }
    }
    return runs;
  }
}
