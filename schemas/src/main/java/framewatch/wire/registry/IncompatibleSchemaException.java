package framewatch.wire.registry;

/** The registry refuses a schema that does not go together with the earlier ones of its subject. */
public final class IncompatibleSchemaException extends RegistryException {
  private static final long serialVersionUID = 1L;

  IncompatibleSchemaException(String message) {
    super(message, null);
  }
}
