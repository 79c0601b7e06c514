package framewatch.cli;

/** Input that cannot be read or is of no supported kind: exit code 4. */
public class InputException extends CommandException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(4, message, null);
  }

  public InputException(String message, Throwable cause) {
    super(4, message, cause);
  }
}
