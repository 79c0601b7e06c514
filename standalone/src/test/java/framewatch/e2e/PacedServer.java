package framewatch.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A live source: sends a transport stream to the first that connects, each picture when it would be
 * shown, and remembers when that was. Then it is silent until it is closed. One thread sends; it
 * ends with the connection.
 */
final class PacedServer implements AutoCloseable {
  private static final int PACKET = 188;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final ByteBuffer media;
  private volatile long beganUs = Long.MIN_VALUE;

  PacedServer(Path transportStream) throws IOException {
    media = ByteBuffer.wrap(Files.readAllBytes(transportStream));
    var thread = new Thread(this::serve, "paced-server");
    thread.setDaemon(true);
    thread.start();
  }

  String uri() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  /** Wall clock at which the picture of a media time was sent, microseconds since 1970. */
  long sentUs(double mediaSeconds) {
    if (beganUs == Long.MIN_VALUE) {
      throw new IllegalStateException("nobody has connected");
    }
    return beganUs + Math.round(mediaSeconds * 1e6);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      send(out);
      // A source that went away would be another defect.
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(OutputStream out) throws IOException, InterruptedException {
    long firstPtsUs = -1;
    long beganNanos = System.nanoTime();
    beganUs = System.currentTimeMillis() * 1000;
    for (int at = 0; at + PACKET <= media.capacity(); at += PACKET) {
      long ptsUs = picturePtsUs(at);
      if (ptsUs >= 0) {
        firstPtsUs = firstPtsUs < 0 ? ptsUs : firstPtsUs;
        long dueNanos = beganNanos + (ptsUs - firstPtsUs) * 1000;
        TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
      }
      out.write(media.array(), at, PACKET);
    }
  }

  /** Timestamp of the picture that begins with a packet; -1 if none does. */
  private long picturePtsUs(int at) {
    boolean begins = (media.get(at + 1) & 0x40) != 0;
    boolean adapted = (media.get(at + 3) & 0x20) != 0;
    int payload = at + 4 + (adapted ? 1 + (media.get(at + 4) & 0xff) : 0);
    if (!begins || payload + 14 > at + PACKET || (media.getInt(payload) & ~0xf) != 0x1e0) {
      return -1;
    }
    int stamp = payload + 9;
    long pts =
        (media.get(stamp) & 0x0eL) << 29
            | (media.getShort(stamp + 1) & 0xfffeL) << 14
            | (media.getShort(stamp + 3) & 0xfffeL) >> 1;
    return pts * 100 / 9;
  }
}
