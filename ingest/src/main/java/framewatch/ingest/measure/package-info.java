/** From pictures and sound to numbers: measures, and never decides. */
@NullMarked
package framewatch.ingest.measure;

import org.jspecify.annotations.NullMarked;
