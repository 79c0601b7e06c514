package framewatch.wire.registry;

/** The registry does not know the schema, subject or version asked for. */
public final class SchemaNotFoundException extends RegistryException {
  private static final long serialVersionUID = 1L;

  SchemaNotFoundException(String message) {
    super(message, null);
  }
}
