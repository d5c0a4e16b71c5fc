package dev.firefight.app.report;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of what {@code logs --json} and {@code trace --json} print, for tests. */
public final class LogSchema {
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Path.of("..", "docs", "logs.schema.json"));

    private static final JsonNode PATTERN_SCHEMA =
            JsonMapper.shared().readTree(Path.of("..", "docs", "logs-pattern.schema.json"));

    private static final JsonNode TRACE_SCHEMA =
            JsonMapper.shared().readTree(Path.of("..", "docs", "trace.schema.json"));

    private LogSchema() {}

    /** What a document has that the schema forbids, or lacks. */
    public static List<String> complaints(JsonNode document) {
        return SchemaCheck.complaints(SCHEMA, document);
    }

    /** The same for what {@code logs --pattern --json} prints. */
    public static List<String> complaintsOfPattern(JsonNode document) {
        return SchemaCheck.complaints(PATTERN_SCHEMA, document);
    }

    /** The same for what {@code trace ID --json} prints. */
    public static List<String> complaintsOfTrace(JsonNode document) {
        return SchemaCheck.complaints(TRACE_SCHEMA, document);
    }

    /** The same for what {@code trace --failed --json} and {@code trace --slowest --json} print. */
    public static List<String> complaintsOfTraces(JsonNode document) {
        return SchemaCheck.complaints(TRACE_SCHEMA, TRACE_SCHEMA.at("/$defs/list"), document);
    }
}
