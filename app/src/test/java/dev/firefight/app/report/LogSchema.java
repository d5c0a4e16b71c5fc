package dev.firefight.app.report;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of what {@code logs --json} prints, for tests. */
public final class LogSchema {
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Path.of("..", "docs", "logs.schema.json"));

    private static final JsonNode PATTERN_SCHEMA =
            JsonMapper.shared().readTree(Path.of("..", "docs", "logs-pattern.schema.json"));

    private LogSchema() {}

    /** What a document has that the schema forbids, or lacks. */
    public static List<String> complaints(JsonNode document) {
        return SchemaCheck.complaints(SCHEMA, document);
    }

    /** The same for what {@code logs --pattern --json} prints. */
    public static List<String> complaintsOfPattern(JsonNode document) {
        return SchemaCheck.complaints(PATTERN_SCHEMA, document);
    }
}
