/** Records to bytes and back, for Kafka's clients: Avro in Confluent's framing. */
@NullMarked
package framewatch.wire.serde;

import org.jspecify.annotations.NullMarked;
