package framewatch.analyzer;

/** A record whose content contradicts its schema's documentation. The message says where. */
public final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRecordException(String message) {
    super(message);
  }

  private MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The same with the place of the record in its stream.
   *
   * @param position of the record's first observation within the session
   */
  MalformedRecordException of(String streamId, long position) {
    return new MalformedRecordException(
        "stream %s, record of position %d: %s".formatted(streamId, position, getMessage()), this);
  }
}
