/**
 * The analyzer: a Kafka Streams application around the detectors of {@link framewatch.detect}.
 *
 * <p>Start with {@link framewatch.analyzer.AnalyzerTopology}.
 */
@NullMarked
package framewatch.analyzer;

import org.jspecify.annotations.NullMarked;
