package dev.firefight.telemetry.live;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are small enough to be held as one value of JSON. */
final class JsonAnswers {
    private static final int MOST_BYTES = 16 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonAnswers() {}

    /** The value; empty when it is none, or larger than 16 MiB. */
    static Optional<JsonNode> read(byte[] answer) {
        if (answer.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answer));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
