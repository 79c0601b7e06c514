package framewatch.analyzer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on without an output that no broker will ever take, such as one that is too large: the input
 * that gave it goes to the dead letters. Streams has no handler of this kind. Any other failure to
 * send is tried again. Made by Streams.
 */
public final class UnsendableRecords implements ProductionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(UnsendableRecords.class);

  private String deadLetters = "";

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters =
        String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
    if (!(failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException)) {
      return Response.fail();
    }
    LOG.error(
        "{}: a record cannot be sent and is left out: {}", record.topic(), failure.toString());
    return record.topic().equals(deadLetters)
        ? Response.resume()
        : Response.resume(List.of(deadLetter(context, failure)));
  }

  /** With the headers of those that Streams itself makes. */
  private ProducerRecord<byte[], byte[]> deadLetter(
      ErrorHandlerContext context, Exception failure) {
    var letter =
        new ProducerRecord<>(
            deadLetters,
            null,
            context.timestamp(),
            context.sourceRawKey(),
            context.sourceRawValue());
    context.headers().forEach(letter.headers()::add);
    Map.of(
            "exception", failure.getClass().getName(),
            "message", String.valueOf(failure.getMessage()),
            "topic", String.valueOf(context.topic()),
            "partition", Integer.toString(context.partition()),
            "offset", Long.toString(context.offset()))
        .forEach(
            (name, value) ->
                letter
                    .headers()
                    .add("__streams.errors." + name, value.getBytes(StandardCharsets.UTF_8)));
    return letter;
  }
}
