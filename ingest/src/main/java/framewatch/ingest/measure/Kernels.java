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

  private static LumaKernel choose() {
    try {
      // By name, so that nothing else needs the Vector API, neither to be compiled nor to be run.
      Class<?> vectors = Class.forName("framewatch.ingest.measure.VectorKernel");
      return (LumaKernel) vectors.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | NoClassDefFoundError e) {
      LOG.info(
          "pictures are measured without vector instructions, several times slower:"
              + " start Java with --add-modules jdk.incubator.vector");
      return new PlainKernel();
    }
  }
}
