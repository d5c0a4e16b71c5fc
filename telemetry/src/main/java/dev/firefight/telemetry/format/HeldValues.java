package dev.firefight.telemetry.format;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.util.TokenBuffer;

/** JSON values kept until it is known what stands behind them. Holds a bounded number of tokens, at about 50 bytes each. */
final class HeldValues {
    static final int MAX_TOKENS = 2_000_000;

    private final TokenBuffer tokens = new TokenBuffer(ObjectWriteContext.empty(), false);
    private int size;
    private boolean isCut;

    /**
     * Keeps the value at which the parser stands, and leaves the parser at its end. Should the parser fail on the way, what came before
     * is kept.
     *
     * @return whether there was room for all of it
     */
    boolean add(JsonParser json) {
        if (isCut) {
            json.skipChildren();
            return false;
        }
        isCut = true; // until its end is here
        int depth = 0;
        JsonToken token = json.currentToken();
        boolean isFull = false;
        do {
            if (token == null) {
                return false;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            isFull |= size >= MAX_TOKENS;
            if (!isFull) {
                tokens.copyCurrentEvent(json);
                size++;
            }
            token = depth > 0 ? json.nextToken() : token;
        } while (depth > 0);
        isCut = isFull;
        return !isFull;
    }

    /** Hands on each value, with a parser at its start. Of a value that was cut all is handed on that ends before the cut. */
    void forEach(Consumer<JsonParser> reader) {
        try (JsonParser plain = tokens.asParser(ObjectReadContext.empty());
                JsonParser json = isCut ? new CutParser(plain) : plain) {
            while (json.nextToken() != null) {
                reader.accept(json);
            }
        } catch (EndOfHeld e) {
            // that it is cut was told when it was cut
        }
    }

    /** Fails at its end, as a parser of a cut file does, where that of a buffer would pretend that all is closed. */
    private static final class CutParser extends JsonParserDelegate {
        CutParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() {
            JsonToken token = super.nextToken();
            if (token == null) {
                throw new EndOfHeld(this);
            }
            return token;
        }

        @Override
        public JsonParser skipChildren() {
            JsonToken token = currentToken();
            int depth = 0;
            do {
                depth += token == null ? 0 : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                token = depth > 0 ? nextToken() : token;
            } while (depth > 0);
            return this;
        }
    }

    private static final class EndOfHeld extends StreamReadException {
        EndOfHeld(JsonParser json) {
            super(json, "cut");
        }
    }
}
