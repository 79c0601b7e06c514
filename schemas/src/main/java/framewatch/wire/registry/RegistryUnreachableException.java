package framewatch.wire.registry;

import org.jspecify.annotations.Nullable;

/** No registry answered in time, or only with errors of its own. Trying again later may help. */
public final class RegistryUnreachableException extends RegistryException {
  private static final long serialVersionUID = 1L;

  RegistryUnreachableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
