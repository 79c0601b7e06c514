package framewatch.ingest.publish;

/**
 * What stands on every record of a session.
 *
 * @param streamId also the record key
 * @param epoch with the stream's id, the session
 * @param profile whose settings detectors take for the stream
 */
public record Heading(String streamId, long epoch, String profile) {}
