package framewatch.analyzer;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sets records aside that contradict themselves or made a detector throw. Not those that were hit
 * by a failure to send what came of them: Streams brings that here too. Made by Streams.
 */
public final class FailedRecords extends LogAndContinueProcessingExceptionHandler {

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
    return Outage.is(failure) ? Response.fail() : super.handleError(context, record, failure);
  }
}
