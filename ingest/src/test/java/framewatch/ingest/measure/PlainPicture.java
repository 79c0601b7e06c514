package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;

/** The samples of a picture, cut to 8 bits, and what makes limited range of them. */
final class PlainPicture {
  final int width;
  final int height;

  /** A luma level in limited range is {@code offset + scale * sample}. */
  final double scale;

  final double offset;

  /** What a distance of chroma samples is to be multiplied by. */
  final double chromaScale;

  private final Picture picture;

  PlainPicture(Picture picture) {
    this.picture = picture;
    width = picture.format.getWidth();
    height = picture.format.getHeight();
    boolean full = picture.format.getFullRange();
    scale = full ? 219.0 / 255 : 1;
    offset = full ? 16 : 0;
    chromaScale = full ? 224.0 / 255 : 1;
  }

  int at(int plane, int x, int y) {
    int depth = picture.format.getBitDepth();
    int row = y * picture.strides[plane];
    return depth == 8
        ? picture.planes[plane].get(row + x) & 0xff
        : (picture.planes[plane].getShort(row + 2 * x) & 0xffff) >> (depth - 8);
  }

  /** Luma; beyond the edges that of the nearest pixel. */
  int luma(int x, int y) {
    return at(0, Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y)));
  }
}
