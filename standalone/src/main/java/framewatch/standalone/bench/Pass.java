package framewatch.standalone.bench;

/**
 * What one run over a clip has seen.
 *
 * @param frames pictures
 * @param mediaUs media time, microseconds
 */
record Pass(long frames, long mediaUs) {
  static final Pass NOTHING = new Pass(0, 0);

  Pass plus(Pass next) {
    return new Pass(frames + next.frames, mediaUs + next.mediaUs);
  }
}
