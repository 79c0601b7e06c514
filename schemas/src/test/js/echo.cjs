// Reads records with Confluent's client and writes them again with it.
// Usage: node echo.cjs REGISTRY_URL < lines of "TOPIC BASE64"
// For each line: {"record": ..., "bytes": BASE64}, bytes as Confluent's serializer makes them.
const readline = require('node:readline');
const {
  AvroDeserializer,
  AvroSerializer,
  SchemaRegistryClient,
  SerdeType,
} = require('@confluentinc/schemaregistry');

async function main() {
  const client = new SchemaRegistryClient({ baseURLs: [process.argv[2]] });
  const deserializer = new AvroDeserializer(client, SerdeType.VALUE, {});
  const serializer = new AvroSerializer(client, SerdeType.VALUE, {
    autoRegisterSchemas: false,
    useLatestVersion: true,
  });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [topic, base64] = line.split(' ');
    const record = await deserializer.deserialize(topic, Buffer.from(base64, 'base64'));
    const bytes = await serializer.serialize(topic, record);
    console.log(JSON.stringify({ record, bytes: bytes.toString('base64') }));
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
