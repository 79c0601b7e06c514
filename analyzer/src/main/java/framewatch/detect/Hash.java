package framewatch.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for texts: the beginning of their SHA-256. */
final class Hash {

  private Hash() {}

  /** The first 64 bits of the hash over the parts. */
  static long bits(String... parts) {
    return Long.parseUnsignedLong(hex(16, parts), 16);
  }

  /** The first hexadecimal digits, at most 64, of the hash over the parts, one a line. */
  static String hex(int digits, String... parts) {
    byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
