package framewatch.wire.registry;

/** What the embedded registry answers in place of a result, with Confluent's codes. */
final class RegistryError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  RegistryError(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Of HTTP. */
  int status() {
    return status;
  }

  /** Of the registry's own. */
  int code() {
    return code;
  }
}
