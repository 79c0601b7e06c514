package framewatch.analyzer;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells a bad record from a bad day of what is around it. */
final class Outage {

  private Outage() {}

  /**
   * True for a failure that says nothing about the record in hand: a broker or registry that does
   * not answer, or refuses us. The record is then tried again and never set aside.
   */
  static boolean is(Exception failure) {
    if (failure instanceof KafkaException && !(failure instanceof SerializationException)) {
      return true;
    }
    // Serializers of others wrap what their HTTP client throws.
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
