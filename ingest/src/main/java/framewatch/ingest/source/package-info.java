/** Opens media and hands over decoded pictures and sound: the only package that sees libav. */
@NullMarked
package framewatch.ingest.source;

import org.jspecify.annotations.NullMarked;
