package framewatch.standalone.bench;

/** Something whose cost is measured; runs once over a clip, or often, on one thread. */
@FunctionalInterface
interface Work {
  Pass run() throws Exception;

  /** The same several times, one after the other. */
  default Work times(int times) {
    return () -> {
      Pass all = Pass.NOTHING;
      for (int i = 0; i < times; i++) {
        all = all.plus(run());
      }
      return all;
    };
  }
}
