package framewatch.detect;

/**
 * A sample to measure in: the luma around the place that made ingest suspicious, as it was decoded.
 * It follows the {@link Sample} of the same picture.
 *
 * @param position place of the sample among the session's samples, from 0
 */
public record LumaSample(long timeUs, long position, Luma luma) implements Observation {}
