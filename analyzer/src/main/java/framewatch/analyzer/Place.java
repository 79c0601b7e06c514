package framewatch.analyzer;

/** Where a record stood. */
record Place(String topic, int partition, long offset) {}
