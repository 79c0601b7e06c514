package framewatch.ingest.measure;

/** Maps code values of 8 bits to those of limited range, in which all measures are given. */
enum Range {
  /** Luma 16..235, chroma 16..240: stays as it is. */
  LIMITED(0, 1, 1),
  /** Luma and chroma 0..255. */
  FULL(16, 219.0 / 255, 224.0 / 255);

  private final double offset;
  private final double lumaScale;
  private final double chromaScale;

  Range(double offset, double lumaScale, double chromaScale) {
    this.offset = offset;
    this.lumaScale = lumaScale;
    this.chromaScale = chromaScale;
  }

  /** A luma level. */
  double luma(double value) {
    return offset + value * lumaScale;
  }

  /** A luma code value, rounded. */
  int luma(int value) {
    return (int) Math.round(luma((double) value));
  }

  /** A difference of luma levels. */
  double lumaSpan(double difference) {
    return difference * lumaScale;
  }

  /** A difference of luma levels, stretched to full range, 255 between black and white. */
  double expanded(double difference) {
    return lumaSpan(difference) * 255 / 219;
  }

  /** A difference of chroma levels, such as the distance from neutral. */
  double chromaSpan(double difference) {
    return difference * chromaScale;
  }
}
