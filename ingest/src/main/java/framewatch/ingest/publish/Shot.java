package framewatch.ingest.publish;

import framewatch.ingest.source.EncodedPicture;
import framewatch.wire.avro.SampleReason;

/** A picture to be published as a sample. */
record Shot(SampleReason reason, long timeUs, EncodedPicture picture) {}
