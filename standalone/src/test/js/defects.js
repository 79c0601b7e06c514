// Prints each defect as it opens and closes. Reads committed events only, which is what kafkajs
// does unless told otherwise: an analyzer that dies leaves events behind that never happened.
import { Kafka, logLevel } from 'kafkajs';
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';

const brokers = (process.env.BOOTSTRAP_SERVER ?? 'localhost:9092').split(',');
const registry = new SchemaRegistryClient({
  baseURLs: [process.env.SCHEMA_REGISTRY ?? 'http://localhost:8081'],
});
const defects = new AvroDeserializer(registry, SerdeType.VALUE, {});

const kafka = new Kafka({ clientId: 'defects-example', brokers, logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? 'defects-example' });
await consumer.connect();
await consumer.subscribe({ topics: ['framewatch.defects'], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    const defect = await defects.deserialize(topic, message.value);
    // A defect keeps its id from OPEN to CLOSE, and on every replay: use it as the key of an alert.
    console.log(defect.phase, defect.id, defect.streamId, defect.detector, defect.severity,
      Number(defect.startUs) / 1e6, Number(defect.endUs) / 1e6);
  },
});
