package framewatch.standalone.score;

import framewatch.cli.InputException;
import framewatch.config.SourceUri;
import framewatch.ingest.IngestSettings;
import framewatch.ingest.Progress;
import framewatch.ingest.StreamWorker;
import framewatch.ingest.Summary;
import framewatch.wire.WireData;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * What was measured on labelled streams, kept in Avro files beside them: to measure takes minutes,
 * to run detectors over it seconds. A stream is measured anew if its file is newer or descriptors
 * have other fields than when it was.
 */
public final class DescriptorStore {
  private static final String FOLDER = ".descriptors";

  private final Path folder;
  private final IngestSettings settings;

  /**
   * @param set folder of the labelled set
   */
  public DescriptorStore(Path set, IngestSettings settings) {
    long frames = SchemaNormalization.parsingFingerprint64(FrameBatch.getClassSchema());
    this.folder = set.resolve(FOLDER).resolve(Long.toHexString(frames));
    this.settings = settings;
  }

  /**
   * Hands out a stream's batches and then its samples, as they were published.
   *
   * @throws InputException if the stream cannot be watched to its end
   */
  public void read(
      LabelledStream stream, Consumer<FrameBatch> batches, Consumer<FramePayload> samples) {
    try {
      Files.createDirectories(folder);
      Path frameFile = folder.resolve(stream.id() + ".frames.avro");
      Path sampleFile = folder.resolve(stream.id() + ".samples.avro");
      if (!newer(frameFile, stream.media())) {
        measure(stream, frameFile, sampleFile);
      }
      read(frameFile, FrameBatch.getClassSchema(), batches);
      read(sampleFile, FramePayload.getClassSchema(), samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean newer(Path stored, Path media) throws IOException {
    if (!Files.isReadable(media)) {
      throw new InputException(media + ": expected a readable file");
    }
    FileTime changed = Files.getLastModifiedTime(media);
    return Files.exists(stored) && Files.getLastModifiedTime(stored).compareTo(changed) >= 0;
  }

  private void measure(LabelledStream stream, Path frameFile, Path sampleFile) throws IOException {
    Path frames = Files.createTempFile(folder, stream.id(), ".tmp");
    Path samples = Files.createTempFile(folder, stream.id(), ".tmp");
    try (var frameWriter = DescriptorStore.<FrameBatch>writer(frames, FrameBatch.getClassSchema());
        var sampleWriter =
            DescriptorStore.<FramePayload>writer(samples, FramePayload.getClassSchema());
        var worker =
            new StreamWorker(
                stream.id(),
                SourceUri.of(stream.media().toString()),
                settings,
                new StoringPublisher(frameWriter, sampleWriter),
                false,
                Progress.NONE)) {
      Summary summary = worker.run();
      if (summary.failure() != null) {
        throw new InputException(summary.failure());
      }
    } catch (InputException | IOException e) {
      Files.delete(frames);
      Files.delete(samples);
      throw e;
    }
    Files.move(samples, sampleFile, StandardCopyOption.REPLACE_EXISTING);
    // Last: it is what tells that the stream has been measured.
    Files.move(frames, frameFile, StandardCopyOption.REPLACE_EXISTING);
  }

  private static <R extends SpecificRecord> DataFileWriter<R> writer(Path file, Schema schema)
      throws IOException {
    var writer = new DataFileWriter<R>(new SpecificDatumWriter<>(schema, WireData.INSTANCE));
    return writer.setCodec(CodecFactory.deflateCodec(1)).create(schema, file.toFile());
  }

  private static <R extends SpecificRecord> void read(Path file, Schema schema, Consumer<R> out)
      throws IOException {
    var datum = new SpecificDatumReader<R>(schema, schema, WireData.INSTANCE);
    try (var reader = new DataFileReader<>(file.toFile(), datum)) {
      reader.forEach(out);
    }
  }
}
