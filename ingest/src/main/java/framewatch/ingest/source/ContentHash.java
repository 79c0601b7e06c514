package framewatch.ingest.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The epoch of media that is always the same: a negative number from its content, so that the same
 * file gives the same session wherever and whenever it is read.
 */
final class ContentHash {
  /** Files up to this length are hashed whole, which takes less time than opening them. */
  private static final int WHOLE = 16 << 20;

  private static final int BLOCK = 64 << 10;
  private static final int BLOCKS = WHOLE / BLOCK;

  private ContentHash() {}

  /** Of a file's length and its content; of a long one 256 blocks, spread from first to last. */
  static long of(Path file, String name) throws SourceException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      MessageDigest digest = sha256();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
      if (length <= WHOLE) {
        update(digest, channel, 0, (int) length);
      } else {
        for (int i = 0; i < BLOCKS - 1; i++) {
          update(digest, channel, (length - BLOCK) / (BLOCKS - 1) * i, BLOCK);
        }
        update(digest, channel, length - BLOCK, BLOCK);
      }
      return negative(digest);
    } catch (IOException e) {
      throw new SourceException(name + ": cannot be read: " + e.getMessage());
    }
  }

  /** Of a description that stands for the content. */
  static long of(String description) {
    MessageDigest digest = sha256();
    digest.update(description.getBytes(StandardCharsets.UTF_8));
    return negative(digest);
  }

  private static void update(MessageDigest digest, FileChannel from, long position, int length)
      throws IOException {
    // Never a whole file at once: the JDK keeps a direct buffer of the largest read per thread.
    ByteBuffer block = ByteBuffer.allocate(Math.min(length, BLOCK));
    long end = position + length;
    for (long at = position; at < end; at += block.limit()) {
      block.clear().limit((int) Math.min(BLOCK, end - at));
      while (block.hasRemaining() && from.read(block, at + block.position()) >= 0) {
        // Reads until the block is full or the file, which may be shrinking, ends.
      }
      if (block.flip().limit() == 0) {
        return;
      }
      digest.update(block.duplicate());
    }
  }

  private static long negative(MessageDigest digest) {
    // 52 bits: JavaScript, in which many consumers are written, cannot hold a longer integer.
    return -1 - (ByteBuffer.wrap(digest.digest()).getLong() >>> 12);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
