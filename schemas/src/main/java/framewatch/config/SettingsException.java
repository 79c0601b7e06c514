package framewatch.config;

/**
 * A setting that cannot be used. The message is one line that says key, value and what was
 * expected, such as {@code black.min-duration=2: expected a duration such as 2s}.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
