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
 * @param ffmpegDecode the ffmpeg program, video only
 * @param ffmpegFilters the same with the seven filters
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
    double ffmpegFilters,
    double descriptorBytes,
    double sampleBytes) {

  /** What the seven filters cost, without the decoding, by what our measures cost. */
  double filterChainOverMeasure() {
    return (ffmpegFilters - ffmpegDecode) / Math.max(1e-6, measured - decode);
  }
}
