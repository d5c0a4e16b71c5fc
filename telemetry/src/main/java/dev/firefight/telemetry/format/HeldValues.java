package dev.firefight.telemetry.format;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.util.TokenBuffer;

/** JSON values kept until it is known what stands behind them. Holds a bounded number of tokens, at about 50 bytes each. */
final class HeldValues {
    static final int MAX_TOKENS = 2_000_000;

    private final TokenBuffer tokens = new TokenBuffer(ObjectWriteContext.empty(), false);
    private int size;
    private boolean isFull;

    /**
     * Keeps the value at which the parser stands, and leaves the parser at its end. Should the parser fail on the way, what came before
     * is kept.
     *
     * @return whether there was room for all of it
     */
    boolean add(JsonParser json) {
        int depth = 0;
        JsonToken token = json.currentToken();
        do {
            if (token == null) {
                return !isFull;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            isFull |= size >= MAX_TOKENS;
            if (!isFull) {
                tokens.copyCurrentEvent(json);
                size++;
            }
            token = depth > 0 ? json.nextToken() : token;
        } while (depth > 0);
        return !isFull;
    }

    /** Hands on each value, with a parser at its start. A value that was cut ends where its tokens end. */
    void forEach(Consumer<JsonParser> reader) {
        try (JsonParser json = tokens.asParser(ObjectReadContext.empty())) {
            while (json.nextToken() != null) {
                reader.accept(json);
            }
        }
    }
}
