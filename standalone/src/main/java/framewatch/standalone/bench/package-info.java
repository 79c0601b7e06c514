/** What watching costs, measured on the user's own clip: the {@code bench} command. */
@NullMarked
package framewatch.standalone.bench;

import org.jspecify.annotations.NullMarked;
