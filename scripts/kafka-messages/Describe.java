import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Prints what the clients jar on the class path knows of the protocol, as one JSON object: its version, each API with
 * the specifications of its request and response (Kafka's own JSON files, which the jar carries), and the error codes.
 */
public class Describe {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        ObjectNode out = JSON.createObjectNode();
        out.put("version", AppInfoParser.getVersion());
        ArrayNode apis = out.putArray("apis");
        for (ApiMessageType api : ApiMessageType.values()) {
            short min = api.lowestSupportedVersion();
            short max = api.highestSupportedVersion(false); // Without a newest version that may still change.
            if (min > max) continue; // Removed from Kafka; the key stays reserved.
            ObjectNode node = apis.addObject();
            node.put("name", api.name).put("key", api.apiKey()).put("minVersion", min).put("maxVersion", max);
            node.put("request", specification(api.name + "Request"));
            node.put("response", specification(api.name + "Response"));
        }
        ArrayNode errors = out.putArray("errors");
        for (Errors error : Errors.values()) {
            ObjectNode node = errors.addObject();
            node.put("code", error.code()).put("name", error.name()).put("message", error.message());
            node.put("retriable", error.exception() instanceof RetriableException);
        }
        System.out.write(JSON.writeValueAsBytes(out));
        System.out.flush();
    }

    private static String specification(String name) throws Exception {
        try (InputStream file = Describe.class.getResourceAsStream("/common/message/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
