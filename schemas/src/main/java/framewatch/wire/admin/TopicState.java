package framewatch.wire.admin;

/**
 * A topic as it stands on a cluster.
 *
 * @param maxMessageBytes largest batch of records it takes, bytes
 */
record TopicState(int partitions, int maxMessageBytes) {}
