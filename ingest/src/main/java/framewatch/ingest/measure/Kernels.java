package framewatch.ingest.measure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernel that this Java virtual machine can run. */
final class Kernels {
  private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
  private static final LumaKernel BEST = choose();

  private Kernels() {}

  /** The fastest there is. All give the same results. */
  static LumaKernel best() {
    return BEST;
  }

  /** Has the fastest one made ready in the background, which takes processor time of its own. */
  static void prepare() {
    if (BEST instanceof WarmingKernel warming) {
      warming.start();
    }
  }

  /** The vector loops, of which there must be some; loading them takes a while. */
  static LumaKernel vectors() {
    try {
      // By name, so that nothing else needs the Vector API, neither to be compiled nor to be run.
      Class<?> vectors = Class.forName("framewatch.ingest.measure.VectorKernel");
      return (LumaKernel) vectors.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LumaKernel choose() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      return new WarmingKernel();
    }
    LOG.info(
        "pictures are measured without vector instructions, several times slower:"
            + " start Java with --add-modules jdk.incubator.vector");
    return new PlainKernel();
  }
}
