package framewatch.config;

import java.util.List;
import java.util.Locale;

/**
 * Tells the keys of Kafka's and the registry's clients from our own. They pass through untouched
 * and unchecked: the clients know them better.
 */
public final class ClientKeys {
  private static final List<String> PREFIXES =
      List.of(
          "consumer.",
          "producer.",
          "admin.",
          "streams.",
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "topic.",
          "bootstrap.servers",
          "client.",
          "security.",
          "sasl.",
          "ssl.",
          "schema.registry.",
          "basic.auth.",
          "config.providers");

  private static final List<String> SECRET =
      List.of("password", "secret", "jaas", "token", "user.info", "credential", ".key");

  private ClientKeys() {}

  /** True for a key that belongs to a client. */
  public static boolean contains(String key) {
    return PREFIXES.stream().anyMatch(key::startsWith);
  }

  /** A client's value for people: {@code [hidden]} if the key is that of a secret. */
  public static String shown(String key, String value) {
    var name = key.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(name::contains) ? "[hidden]" : Redactor.text(value);
  }
}
