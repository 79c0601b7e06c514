package framewatch.analyzer;

/** Where a record stood on a topic. */
public record Place(String topic, int partition, long offset) {}
