package framewatch.ingest.source;

import framewatch.wire.avro.PictureEncoding;

/**
 * An encoded picture, or a part of one.
 *
 * @param left column of the decoded picture where it begins; 0 for the whole picture
 * @param top row of the decoded picture where it begins; 0 for the whole picture
 * @param width columns of the encoded picture, pixels
 * @param height rows of the encoded picture, pixels
 * @param bitDepth bits per value
 * @param bytes a file of the encoding
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedPicture(
    PictureEncoding encoding,
    int left,
    int top,
    int width,
    int height,
    int bitDepth,
    byte[] bytes) {

  /** The same without the picture itself. */
  public EncodedPicture omitted() {
    return new EncodedPicture(
        PictureEncoding.OMITTED, left, top, width, height, bitDepth, new byte[0]);
  }
}
