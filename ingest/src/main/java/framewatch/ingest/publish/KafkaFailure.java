package framewatch.ingest.publish;

import framewatch.config.Redactor;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/** What went wrong in Kafka's client, as one line for people. */
final class KafkaFailure {
  private KafkaFailure() {}

  static String text(Throwable failure) {
    var message = Redactor.text(String.valueOf(failure.getMessage()));
    if (failure instanceof SerializationException && failure.getCause() != null) {
      // The client's own text only says that it was serializing.
      message = Redactor.text(String.valueOf(failure.getCause().getMessage()));
    }
    if (failure instanceof RecordTooLargeException) {
      return "Kafka refuses the record as too large: raise the topic's max.message.bytes, or lower"
          + " --batch or samples.max-bytes ("
          + message
          + ")";
    }
    if (failure instanceof AuthenticationException || failure instanceof AuthorizationException) {
      return "Kafka refuses to take records: expected permission to write (" + message + ")";
    }
    if (failure instanceof TimeoutException) {
      return "Kafka did not take records in time: " + message;
    }
    return "cannot publish: " + message;
  }
}
