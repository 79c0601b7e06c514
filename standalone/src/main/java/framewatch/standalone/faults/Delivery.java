package framewatch.standalone.faults;

import framewatch.standalone.score.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** How a stream's packets reach us, and what goes wrong on the way. */
enum Delivery {
  /** As they were sent. */
  WHOLE {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      Encoder.write(take, packaging, file);
    }
  },
  /** Timestamps leap by an hour, as when a source is restarted. A transport stream. */
  LEAP {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      int cut = middle(take, chance);
      double at = (double) cut / take.reel.shape.fps();
      splice(take, cut, packaging, file, at + 3600, List.of());
      take.defect(new Label("pts_discontinuity", at, at));
    }
  },
  /** Two seconds are missing, and the timestamps say so. A transport stream. */
  GAP {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      int cut = middle(take, chance);
      double at = (double) cut / take.reel.shape.fps();
      splice(take, cut, packaging, file, at + 2, List.of());
      take.defect(new Label("pts_discontinuity", at, at));
    }
  },
  /** From the middle on the picture has another size. A transport stream. */
  RESIZED {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      int cut = middle(take, chance);
      double at = (double) cut / take.reel.shape.fps();
      int width = take.reel.shape.width() * 3 / 8 * 2;
      int height = take.reel.shape.height() * 3 / 8 * 2;
      splice(take, cut, packaging, file, at, List.of("-s", width + "x" + height));
      take.defect(new Label("resolution_change", at, at));
    }
  },
  /** The sound ends seconds before the picture. */
  SOUND_ENDS {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      double end = take.seconds() - 4 - 2 * chance.nextDouble();
      for (int i = 0; i < take.sound.length; i++) {
        take.sound[i] = Arrays.copyOf(take.sound[i], (int) (end * Footage.SAMPLE_RATE));
      }
      Encoder.write(take, packaging, file);
      take.defect(new Label("missing_track", end, take.seconds()));
    }
  },
  /** The file ends in the middle, with its index, as after a broken transfer. MP4. */
  CUT_SHORT {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      Encoder.write(take, 0, take.reel.frames, packaging, List.of("-movflags", "+faststart"), file);
      byte[] all = Files.readAllBytes(file);
      double share = 0.6 + 0.2 * chance.nextDouble();
      Files.write(file, Arrays.copyOf(all, (int) (all.length * share)));
      // About: to tell exactly, the file would have to be read again.
      take.defect(new Label("truncated", take.seconds() * (share - 0.05), take.seconds()));
    }
  },
  /** Packets of the picture are lost in bursts. A transport stream. */
  LOSSY {
    @Override
    void deliver(Take take, Packaging packaging, Path file, Random chance)
        throws IOException, InterruptedException {
      PacketLoss.deliver(take, packaging, file, chance);
    }
  };

  /**
   * Writes a take's media file, with what is wrong with its packets, and labels that.
   *
   * @param chance decides where and how much
   */
  abstract void deliver(Take take, Packaging packaging, Path file, Random chance)
      throws IOException, InterruptedException;

  private static int middle(Take take, Random chance) {
    return (int) (take.reel.frames * (0.4 + 0.2 * chance.nextDouble()));
  }

  /** Two encodings, one after the other, the second with other timestamps or options. */
  private static void splice(
      Take take, int cut, Packaging packaging, Path file, double offset, List<String> options)
      throws IOException, InterruptedException {
    Path rest = Files.createTempFile("framewatch", ".ts");
    try {
      Encoder.write(take, 0, cut, packaging, List.of(), file);
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-mpegts_flags", "+resend_headers+initial_discontinuity"));
      all.addAll(List.of("-output_ts_offset", Double.toString(offset)));
      Encoder.write(take, cut, take.reel.frames, packaging, all, rest);
      Files.write(file, Files.readAllBytes(rest), StandardOpenOption.APPEND);
    } finally {
      Files.delete(rest);
    }
  }
}
