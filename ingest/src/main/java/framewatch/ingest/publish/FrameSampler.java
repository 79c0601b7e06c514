package framewatch.ingest.publish;

import framewatch.wire.avro.SampleReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which frames of a session become samples, from media time and measures alone: the same
 * media gives the same samples. Pictures by interval lie on a grid of media time, so that it does
 * not matter what was taken in between.
 */
final class FrameSampler {
  private final long intervalUs;
  private final double sceneScore;
  private final long sceneDistanceUs;
  private final Suspicion suspicion;

  private final List<SampleReason> reasons = new ArrayList<>();
  private boolean first = true;
  private long lastGridPoint;
  private long lastCutUs = Long.MIN_VALUE / 2;

  FrameSampler(SampleParams params) {
    intervalUs = params.interval().toNanos() / 1000;
    sceneScore = params.sceneScore();
    sceneDistanceUs = params.sceneDistance().toNanos() / 1000;
    suspicion = new Suspicion(params);
  }

  /**
   * Why a sample of the frame is wanted, the strongest reason first; nothing if it is not. To be
   * called for every frame, in order. The list is valid until the next call.
   *
   * @param difference mean absolute luma difference to the frame before; negative for none
   * @param tileDifferences the same per tile, as in {@code VideoMeasures.tileDifference}
   * @param damaged true if the decoder or the demuxer complained about the frame
   */
  List<SampleReason> decide(
      long timeUs,
      double score,
      double lumaDeviation,
      double difference,
      byte[] tileDifferences,
      boolean damaged) {
    reasons.clear();
    boolean cut = score >= sceneScore;
    if (suspicion.arises(timeUs, cut, lumaDeviation, difference, tileDifferences, damaged)) {
      reasons.add(SampleReason.SUSPICION);
    }
    if (cut && timeUs - lastCutUs >= sceneDistanceUs) {
      lastCutUs = timeUs;
      reasons.add(SampleReason.SCENE_CUT);
    }
    if (onGrid(timeUs)) {
      reasons.add(SampleReason.INTERVAL);
    }
    return reasons;
  }

  /** What made the last frame suspicious, if it is. */
  Suspicion suspicion() {
    return suspicion;
  }

  private boolean onGrid(long timeUs) {
    long gridPoint = intervalUs == 0 ? 0 : Math.floorDiv(timeUs, intervalUs);
    boolean wanted = first || gridPoint > lastGridPoint;
    lastGridPoint = gridPoint;
    first = false;
    return wanted;
  }
}
