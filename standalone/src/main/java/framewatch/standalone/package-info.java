/** The {@code framewatch} command and the deployments of ingest and analyzer in one process. */
@NullMarked
package framewatch.standalone;

import org.jspecify.annotations.NullMarked;
