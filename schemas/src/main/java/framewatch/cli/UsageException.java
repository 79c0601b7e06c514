package framewatch.cli;

/** A command line or setting that cannot be used: exit code 2. */
public class UsageException extends CommandException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(2, message, null);
  }

  public UsageException(String message, Throwable cause) {
    super(2, message, cause);
  }
}
