package framewatch.analyzer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Sets records aside that cannot be deserialized, unless it is not their fault. Made by Streams.
 */
public final class UnreadableRecords extends LogAndContinueExceptionHandler {

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return Outage.is(failure) ? Response.fail() : super.handleError(context, record, failure);
  }
}
