package framewatch.analyzer;

import framewatch.config.Param;
import framewatch.config.ParamTable;

/** Settings of an analyzer process; keys begin with {@code analyzer.}. */
public record AnalyzerParams(
    @Param(value = "1", min = 1, max = 64, help = "Threads that share the partitions.") int threads,
    @Param(
            value = "1",
            min = 0,
            max = 10,
            help = "Copies of the state that other replicas keep at hand, for a quick takeover.")
        int standbyReplicas,
    @Param(
            value = "",
            help =
                "Folder for the little that Kafka Streams keeps on disk; none: a temporary one,"
                    + " which is enough, as state is in memory and on the broker.")
        String stateDir,
    @Param(value = "framewatch.defects", help = "Topic that defects go to.") String output,
    @Param(
            value = "framewatch.wire.serde.AvroDeserializer",
            help = "Class that reads values, such as Confluent's KafkaAvroDeserializer.")
        String valueDeserializer,
    @Param(
            value = "framewatch.wire.serde.AvroSerializer",
            help = "Class that writes values, such as Confluent's KafkaAvroSerializer.")
        String valueSerializer) {

  /** The table of these settings. */
  public static final ParamTable<AnalyzerParams> TABLE =
      ParamTable.of("analyzer", AnalyzerParams.class);
}
