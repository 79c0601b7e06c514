/** The contract between the workers: topics, records, and the mapping of both to bytes. */
@NullMarked
package framewatch.wire;

import org.jspecify.annotations.NullMarked;
