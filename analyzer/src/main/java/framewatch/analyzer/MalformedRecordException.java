package framewatch.analyzer;

/** A record whose content contradicts its schema's documentation. The message says where. */
public final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRecordException(String message) {
    super(message);
  }
}
