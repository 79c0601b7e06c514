package framewatch.cli;

/** Topics or schemas are not what this version needs: exit code 5. The message names the cure. */
public class ContractException extends CommandException {
  private static final long serialVersionUID = 1L;

  public ContractException(String message) {
    super(5, message, null);
  }

  public ContractException(String message, Throwable cause) {
    super(5, message, cause);
  }
}
