package framewatch.wire.registry;

import framewatch.config.Durations;
import framewatch.config.SettingsException;
import framewatch.config.SourceUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a registry, from Confluent's own configuration keys: {@code schema.registry.url} (a
 * list), {@code basic.auth.credentials.source} ({@code URL} or {@code USER_INFO}), {@code
 * basic.auth.user.info}, {@code http.connect.timeout.ms}, {@code http.read.timeout.ms}; the last
 * four also with the prefix {@code schema.registry.}. Ours is {@code
 * schema.registry.retry.timeout.ms}: how long one call goes on trying.
 *
 * @param urls in the order in which they are tried; without credentials and trailing slash
 * @param userInfo {@code user:password}; null for none
 * @param connectTimeout to open a connection
 * @param readTimeout for one answer
 * @param retryTimeout for one call, all attempts together
 */
record RegistryConfig(
    List<URI> urls,
    @Nullable String userInfo,
    Duration connectTimeout,
    Duration readTimeout,
    Duration retryTimeout) {
  private static final String URL = "schema.registry.url";
  private static final String PREFIX = "schema.registry.";

  /**
   * Reads the keys.
   *
   * @throws SettingsException if one is missing, wrong or not supported
   */
  static RegistryConfig from(Map<String, ?> keys) {
    refuse(keys, "ssl.", "TLS comes from the JVM, use -Djavax.net.ssl.trustStore and so on");
    refuse(keys, "bearer.auth.", "only basic authentication is supported");
    refuse(keys, "proxy.", "a proxy comes from the JVM, use -Dhttps.proxyHost and so on");
    var given = new ArrayList<URI>();
    for (String url : text(keys, URL, "").split(",", -1)) {
      given.add(url(url.strip()));
    }
    var source = either(keys, "basic.auth.credentials.source", "URL");
    String userInfo =
        switch (source) {
          case "URL" -> decoded(given.get(0).getRawUserInfo());
          case "USER_INFO" -> either(keys, "basic.auth.user.info", "");
          default ->
              throw new SettingsException(
                  "basic.auth.credentials.source=" + source + ": expected URL or USER_INFO");
        };
    if (userInfo != null && !userInfo.contains(":")) {
      throw new SettingsException("basic.auth.user.info=[hidden]: expected user:password");
    }
    return new RegistryConfig(
        given.stream().map(RegistryConfig::bare).toList(),
        userInfo,
        millis(keys, "http.connect.timeout.ms", Duration.ofSeconds(5)),
        millis(keys, "http.read.timeout.ms", Duration.ofSeconds(10)),
        millis(keys, "retry.timeout.ms", Duration.ofSeconds(30)));
  }

  private static URI url(String text) {
    try {
      var url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Falls through: the exception would repeat the URL, with its credentials.
    }
    throw new SettingsException(
        URL + "=" + SourceUri.of(text) + ": expected a URL such as http://localhost:8081");
  }

  private static URI bare(URI url) {
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    var path = url.getRawPath().replaceAll("/+$", "");
    return URI.create(url.getScheme() + "://" + url.getHost() + port + path);
  }

  private static @Nullable String decoded(@Nullable String userInfo) {
    return userInfo == null
        ? null
        : URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Duration millis(Map<String, ?> keys, String key, Duration otherwise) {
    var value = either(keys, key, Long.toString(otherwise.toMillis()));
    try {
      var duration = Duration.ofMillis(Long.parseLong(value));
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (NumberFormatException e) {
      // Falls through.
    }
    throw new SettingsException(
        PREFIX
            + key
            + "="
            + value
            + ": expected milliseconds above 0, such as "
            + otherwise.toMillis()
            + " for "
            + Durations.format(otherwise));
  }

  private static void refuse(Map<String, ?> keys, String start, String why) {
    for (String key : keys.keySet()) {
      if (key.startsWith(PREFIX + start)) {
        throw new SettingsException(key + ": not supported, " + why);
      }
    }
  }

  /** The value of a key with the prefix, or without. */
  private static String either(Map<String, ?> keys, String key, String otherwise) {
    return text(keys, PREFIX + key, text(keys, key, otherwise));
  }

  private static String text(Map<String, ?> keys, String key, String otherwise) {
    Object value = keys.get(key);
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return value == null ? otherwise : value.toString();
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return urls.toString();
  }
}
