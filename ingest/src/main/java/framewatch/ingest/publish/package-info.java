/** From measures to records: batches, samples, and where they go. */
@NullMarked
package framewatch.ingest.publish;

import org.jspecify.annotations.NullMarked;
