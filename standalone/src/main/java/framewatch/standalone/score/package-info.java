/**
 * How well detectors do on streams of which the defects are known: labels, one-to-one matching, and
 * the table of what came of it.
 */
@NullMarked
package framewatch.standalone.score;

import org.jspecify.annotations.NullMarked;
