package framewatch.cli;

/** Kafka or the schema registry cannot be reached: exit code 5. */
public class ConnectionException extends CommandException {
  private static final long serialVersionUID = 1L;

  public ConnectionException(String message) {
    super(5, message, null);
  }

  public ConnectionException(String message, Throwable cause) {
    super(5, message, cause);
  }
}
