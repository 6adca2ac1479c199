import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What kafkajs cannot do: the codecs snappy, lz4 and zstd, and a group of the new protocol (KIP-848).
 * Reads "codec topic timestamp key value" per line, key and value in base64 or "-" for null. Ends with its input.
 */
public class JavaClients {
    public static void main(String[] args) throws Exception {
        String servers = args[0];
        if (args.length > 2) readInGroup(servers, args[1], args[2]);
        Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] part = line.split(" ");
            producers.computeIfAbsent(part[0], codec -> new KafkaProducer<>(Map.of(
                    "bootstrap.servers", servers, "client.id", "shop-" + codec, "compression.type", codec,
                    "linger.ms", "200", "buffer.memory", "8388608"), new ByteArraySerializer(), new ByteArraySerializer()))
                .send(new ProducerRecord<>(part[1], null, Long.parseLong(part[2]), bytes(part[3]), bytes(part[4])));
        }
        for (KafkaProducer<byte[], byte[]> producer : producers.values()) producer.close();
    }

    private static byte[] bytes(String text) {
        return text.equals("-") ? null : Base64.getDecoder().decode(text);
    }

    private static void readInGroup(String servers, String groupId, String topic) {
        Thread reader = new Thread(() -> {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers", servers, "client.id", groupId + "-1", "group.id", groupId, "group.protocol", "consumer",
                "auto.offset.reset", "earliest"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.subscribe(List.of(topic));
            while (true) consumer.poll(Duration.ofSeconds(2));
        });
        reader.setDaemon(true);
        reader.start();
    }
}
