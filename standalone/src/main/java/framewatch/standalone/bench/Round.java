package framewatch.standalone.bench;

/**
 * One round, each figure for one frame: CPU milliseconds, and bytes.
 *
 * @param decode picture and sound decoded
 * @param measured decoded and measured
 * @param fullRows the same looking at all rows
 * @param ingest all that a worker does
 * @param inspect all that inspect does
 * @param broker what the rest of this process took meanwhile
 * @param ffmpegDecode picture and sound decoded by the ffmpeg program
 * @param filterChain what the seven filters add there
 * @param descriptorBytes on the topic of frames, as sent
 * @param sampleBytes on the topic of samples, as sent
 */
record Round(
    double decode,
    double measured,
    double fullRows,
    double ingest,
    double inspect,
    double broker,
    double ffmpegDecode,
    double filterChain,
    double descriptorBytes,
    double sampleBytes) {

  /** What the seven filters add to decoding by what our measures add to it. */
  double filterChainOverMeasure() {
    return filterChain / Math.max(1e-6, measured - decode);
  }
}
