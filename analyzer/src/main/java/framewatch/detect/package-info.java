/**
 * Detectors and what carries them: pure steps on media time, free of Kafka, clocks and threads.
 *
 * <p>Start with {@link framewatch.detect.Detector}, then read one detector.
 */
@NullMarked
package framewatch.detect;

import org.jspecify.annotations.NullMarked;
