package framewatch.ingest.source;

/** A source that cannot be opened or read. The message names the source, without credentials. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  public SourceException(String message) {
    super(message);
  }
}
