/** The ingest worker: watches streams and publishes what it measured of them. */
@NullMarked
package framewatch.ingest;

import org.jspecify.annotations.NullMarked;
