/** Topics and schemas on a cluster: planned, created, checked before a worker starts. */
@NullMarked
package framewatch.wire.admin;

import org.jspecify.annotations.NullMarked;
