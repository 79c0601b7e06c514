/** Schema registry: a client for Confluent's REST protocol, and a small server that speaks it. */
@NullMarked
package framewatch.wire.registry;

import org.jspecify.annotations.NullMarked;
