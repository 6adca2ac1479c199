import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.Struct;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.protocol.types.Type;
import org.apache.kafka.common.record.internal.MemoryRecords;

/**
 * Prints golden vectors, one JSON object per line: what Kafka's own classes make of each message in each version.
 * The values are drawn along the schemas compiled into the jar, never along the specifications that our table comes
 * from. `fill` is "full" (no field at its default), "null" (every field null that may be) or "default" (untouched).
 * In `value` an int64 is text, bytes are base64, and records are only their size.
 */
public class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WORDS = {"orders", "a", "größe", "日本", "🙂", "rack-1", "x y", "payments.dlq", "مرحبا"};
    private static Random random;
    private static boolean nulls;

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, "UTF-8");
        for (ApiMessageType api : ApiMessageType.values()) {
            for (short v = api.lowestSupportedVersion(); v <= api.highestSupportedVersion(false); v++) {
                for (String kind : new String[] {"request", "response"}) {
                    boolean request = kind.equals("request");
                    Schema schema = (request ? api.requestSchemas() : api.responseSchemas())[v];
                    short header = request ? api.requestHeaderVersion(v) : api.responseHeaderVersion(v);
                    for (String fill : new String[] {"full", "null", "default"}) {
                        ApiMessage message = request ? api.newRequest() : api.newResponse();
                        random = new Random((api.apiKey() << 12) + (v << 4) + (request ? 0 : 2) + fill.length());
                        nulls = fill.equals("null");
                        ObjectNode line = JSON.createObjectNode();
                        line.put("api", api.name).put("key", api.apiKey()).put("version", v);
                        line.put("kind", kind).put("header", header).put("fill", fill);
                        vector(message, schema, v, fill, line);
                        out.println(JSON.writeValueAsString(line));
                    }
                }
            }
        }
        out.flush();
    }

    private static void vector(ApiMessage message, Schema schema, short version, String fill, ObjectNode line)
            throws Exception {
        if (!fill.equals("default")) {
            ByteBuffer drawn = ByteBuffer.allocate(1 << 20);
            schema.write(drawn, struct(schema));
            drawn.flip();
            message.read(new ByteBufferAccessor(drawn), version);
            if (drawn.hasRemaining()) throw new IllegalStateException("bytes left over: " + line);
        }
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer bytes = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(bytes), cache, version);
        Class<?> converter = Class.forName(message.getClass().getName() + "JsonConverter");
        Method write = converter.getMethod("write", message.getClass(), short.class, boolean.class);
        line.put("hex", HexFormat.of().formatHex(bytes.array()));
        line.set("value", exact((JsonNode) write.invoke(null, message, version, false)));
    }

    private static Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (BoundField field : schema.fields()) struct.set(field, value(field.def.type));
        return struct;
    }

    private static Object value(Type type) {
        if (type instanceof TaggedFields) {
            Map<Integer, Object> tagged = new TreeMap<>();
            ((TaggedFields) type).fields().forEach((tag, field) -> tagged.put(tag, value(field.type)));
            return tagged;
        }
        if (nulls && type.isNullable()) return null;
        if (type instanceof Schema) return struct((Schema) type);
        if (type.isArray()) {
            List<Object> items = new ArrayList<>();
            for (int left = 1 + random.nextInt(2); left > 0; left--) items.add(value(type.arrayElementType().get()));
            return items.toArray();
        }
        switch (type.toString()) {
            case "BOOLEAN": return true;
            case "INT8": return (byte) (2 + random.nextInt(100));
            case "INT16": return (short) -(2 + random.nextInt(30000));
            case "UINT16": return 40000 + random.nextInt(20000);
            case "INT32": return -(1 << 20) - random.nextInt(1 << 30);
            case "INT64": return (1L << 53) + 1 + (random.nextLong() >>> 2);
            case "FLOAT64": return random.nextDouble() * 1e6;
            case "UUID": return new Uuid(random.nextLong() >>> 1, random.nextLong());
            case "STRING": case "COMPACT_STRING": case "NULLABLE_STRING": case "COMPACT_NULLABLE_STRING":
                // Now and then past 127 bytes, where a compact length takes a second byte.
                return WORDS[random.nextInt(WORDS.length)].repeat(random.nextInt(60) == 0 ? 50 : 1);
            case "BYTES": case "COMPACT_BYTES": case "NULLABLE_BYTES": case "COMPACT_NULLABLE_BYTES":
                byte[] bytes = new byte[1 + random.nextInt(6)];
                random.nextBytes(bytes);
                return ByteBuffer.wrap(bytes);
            case "RECORDS": case "COMPACT_RECORDS": case "NULLABLE_RECORDS": case "COMPACT_NULLABLE_RECORDS":
                return recordsOf(10 + random.nextInt(300));
            default: throw new IllegalStateException("no value for " + type);
        }
    }

    /** Kafka's JSON keeps only the size of records. */
    private static MemoryRecords recordsOf(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[i] = (byte) (i * 31 + 7);
        return MemoryRecords.readableRecords(ByteBuffer.wrap(bytes));
    }

    private static JsonNode exact(JsonNode node) {
        if (node instanceof LongNode) return TextNode.valueOf(node.asText());
        if (node instanceof ObjectNode) node.fieldNames().forEachRemaining(n -> ((ObjectNode) node).set(n, exact(node.get(n))));
        if (node instanceof ArrayNode) for (int i = 0; i < node.size(); i++) ((ArrayNode) node).set(i, exact(node.get(i)));
        return node;
    }
}
