/** What every command shares: exit codes, one-line errors, flags for Kafka and for settings. */
@NullMarked
package framewatch.cli;

import org.jspecify.annotations.NullMarked;
