package framewatch.detect;

/**
 * A sampled picture, decoded: width x height planes of unsigned bytes, row by row, full-range RGB.
 * The arrays must not be changed.
 *
 * @param position place of the sample among the session's samples, from 0
 */
public record Sample(
    long timeUs, long position, int width, int height, byte[] red, byte[] green, byte[] blue)
    implements Observation {}
