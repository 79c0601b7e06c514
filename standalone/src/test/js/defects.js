// Prints each defect as it opens and closes.
// node defects.js BOOTSTRAP_SERVERS SCHEMA_REGISTRY_URL
import { Kafka, logLevel } from 'kafkajs';
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';

const [brokers, registryUrl] = process.argv.slice(2);
const registry = new SchemaRegistryClient({ baseURLs: [registryUrl] });
const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, {});

const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.ERROR });
// kafkajs reads committed records only unless told otherwise, which is what we need: an analyzer
// that dies leaves events behind that never happened.
const consumer = kafka.consumer({ groupId: 'alerting-js', readUncommitted: false });
await consumer.connect();
await consumer.subscribe({ topics: ['framewatch.defects'], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    const defect = await deserializer.deserialize(topic, message.value);
    // One id from OPEN to CLOSE, and on every replay: use it as the key of an alert.
    console.log(defect.phase, defect.id, defect.streamId, defect.detector, defect.severity,
      (Number(defect.startUs) / 1e6).toFixed(3), (Number(defect.endUs) / 1e6).toFixed(3));
  },
});
