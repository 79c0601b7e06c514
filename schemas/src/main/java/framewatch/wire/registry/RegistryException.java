package framewatch.wire.registry;

import org.jspecify.annotations.Nullable;

/**
 * The registry refused a request, or answered what is no answer. One line, without credentials.
 * More precise: {@link RegistryUnreachableException}, {@link SchemaNotFoundException}, {@link
 * IncompatibleSchemaException}.
 */
public class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
