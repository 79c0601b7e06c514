package framewatch.ingest.publish;

/** Records that cannot be published, whatever is tried. The message is one line for people. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
