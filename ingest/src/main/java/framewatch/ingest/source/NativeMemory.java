package framewatch.ingest.source;

/**
 * Takes the native library's wrapper out of the accounting of memory. JavaCPP refuses to allocate,
 * after some forced garbage collections, once the whole process has more resident memory than a few
 * times the largest Java heap. That is meant for programs that leave native memory to the garbage
 * collector. We free it where it was allocated, and a worker of many streams has a small heap and a
 * lot of decoders: it would stop opening streams for no reason.
 */
final class NativeMemory {
  private static final String LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  private NativeMemory() {}

  /** To be called before any class of JavaCPP is used. A limit that was asked for stays. */
  static void lift() {
    if (System.getProperty(LIMIT) == null) {
      System.setProperty(LIMIT, "0");
    }
  }
}
