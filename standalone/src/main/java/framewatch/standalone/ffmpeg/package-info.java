/**
 * The {@code ffmpeg} program of the libraries we decode with: it encodes streams that are made, and
 * its filters are what detectors are compared with.
 */
@NullMarked
package framewatch.standalone.ffmpeg;

import org.jspecify.annotations.NullMarked;
