package framewatch.wire.registry;

/**
 * A schema under a subject.
 *
 * @param subject such as {@code framewatch.frames-value}
 * @param version from 1, within the subject
 * @param id of the schema, the same under every subject; stands in each record
 * @param schema as JSON
 */
public record RegisteredSchema(String subject, int version, int id, String schema) {}
