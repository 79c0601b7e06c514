package framewatch.ingest.publish;

import static framewatch.ingest.measure.VideoMeasures.TILE_COLUMNS;
import static framewatch.ingest.measure.VideoMeasures.TILE_ROWS;

import framewatch.ingest.source.EncodedPicture;
import framewatch.ingest.source.JpegEncoder;
import framewatch.ingest.source.LumaEncoder;
import framewatch.ingest.source.Picture;
import framewatch.wire.avro.SampleReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the pictures that are wanted, as far as the budget goes. Of a suspicion these are the
 * first bad picture and the last good one before it, each to look at and each to measure in.
 */
final class Camera implements AutoCloseable {
  private final boolean lossless;
  private final int maxBytes;
  private final Budget budget;
  private final JpegEncoder jpegs = new JpegEncoder();
  private final LumaEncoder lumas = new LumaEncoder();
  private long missed;

  /**
   * The good picture before a suspicious one.
   *
   * @param taken true if it was published as it was shown
   */
  record Before(long timeUs, Picture picture, boolean taken) {}

  Camera(SampleParams params) {
    lossless = params.lossless() == SampleParams.Lossless.SUSPICION;
    maxBytes = params.maxBytes();
    budget = new Budget(params.bytesPerMinute());
  }

  /**
   * Takes a picture for the strongest of the reasons that can be paid for.
   *
   * @param tile where to measure if it is a suspicion, 0..143
   * @return what is to be published, in order of media time; nothing if there is no money left
   */
  List<Shot> take(
      List<SampleReason> reasons,
      long timeUs,
      Picture picture,
      int tile,
      @Nullable Before lastGood) {
    EncodedPicture image = null;
    for (SampleReason reason : reasons) {
      if (budget.open(reason, timeUs)) {
        image = image == null ? limited(jpegs.encode(picture)) : image;
        if (budget.pay(reason, timeUs, image.bytes().length)) {
          var shot = new Shot(reason, timeUs, image);
          return reason == SampleReason.SUSPICION
              ? withEvidence(shot, picture, tile, lastGood)
              : List.of(shot);
        }
      }
    }
    missed++;
    return List.of();
  }

  /** Pictures that were wanted but could not be paid for. */
  long missed() {
    return missed;
  }

  /** What matters most is paid for first, what was shown first is published first. */
  private List<Shot> withEvidence(Shot bad, Picture picture, int tile, @Nullable Before lastGood) {
    double x = (tile % TILE_COLUMNS + 0.5) / TILE_COLUMNS;
    int row = tile / TILE_COLUMNS;
    double y = (row + 0.5) / TILE_ROWS;
    List<Shot> before = new ArrayList<>();
    List<Shot> now = new ArrayList<>(List.of(bad));
    if (lastGood != null && !lastGood.taken()) {
      var image = jpegs.encode(lastGood.picture());
      add(before, new Shot(SampleReason.LAST_GOOD, lastGood.timeUs(), image), bad);
    }
    if (lossless) {
      var luma = lumas.encode(picture, x, y);
      add(now, new Shot(SampleReason.SUSPICION, bad.timeUs(), luma), bad);
    }
    if (lossless && lastGood != null) {
      var luma = lumas.encode(lastGood.picture(), x, y);
      add(before, new Shot(SampleReason.LAST_GOOD, lastGood.timeUs(), luma), bad);
    }
    before.addAll(now);
    return before;
  }

  /** Adds what can be paid for so that there is still enough for another bad picture. */
  private void add(List<Shot> to, Shot extra, Shot bad) {
    var picture = limited(extra.picture());
    int rest = bad.picture().bytes().length;
    if (budget.payExtra(extra.reason(), bad.timeUs(), picture.bytes().length, rest)) {
      to.add(new Shot(extra.reason(), extra.timeUs(), picture));
    } else {
      missed++;
    }
  }

  private EncodedPicture limited(EncodedPicture picture) {
    return picture.bytes().length <= maxBytes ? picture : picture.omitted();
  }

  @Override
  public void close() {
    jpegs.close();
    lumas.close();
  }
}
