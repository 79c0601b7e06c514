/** Settings as annotated records: parsed, validated, explained and documented from one table. */
@NullMarked
package framewatch.config;

import org.jspecify.annotations.NullMarked;
