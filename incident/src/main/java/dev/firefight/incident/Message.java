package dev.firefight.incident;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What others are told or shown. */
public sealed interface Message extends Fact {
    /** For whom an update is. */
    enum Audience {
        /** Those who work on it and beside it. */
        ENGINEERS,
        /** Those who want impact and the next update only. */
        EXECUTIVES,
        /** Those who are hurt. */
        CUSTOMERS
    }

    /** An update was posted. */
    record UpdatePosted(Audience audience, String text, Optional<Instant> nextBy) implements Message {
        /** Checks the text. */
        public UpdatePosted {
            text = Words.text("update", text);
        }
    }

    /** Something to look at elsewhere, on the web. */
    record Linked(URI target, String title) implements Message {
        /** Checks address and title. */
        public Linked {
            if (!"http".equals(target.getScheme()) && !"https".equals(target.getScheme())) {
                throw new IllegalArgumentException("a link starts with http:// or https://, not " + target);
            }
            title = Words.line("title", title);
        }
    }

    /**
     * A file.
     *
     * @param sha256 hash of its content, in hexadecimal, by which it is found
     */
    record Attached(String name, String mediaType, long bytes, String sha256) implements Message {
        private static final int HASH_CHARS = 64;

        /** Checks name, type and hash. */
        public Attached {
            name = Words.line("name of the file", name);
            mediaType = Words.line("type of the file", mediaType);
            if (bytes < 0 || sha256.length() != HASH_CHARS || !sha256.matches("[0-9a-f]+")) {
                throw new IllegalArgumentException("a file has a size and a SHA-256 in 64 hexadecimal digits");
            }
        }
    }
}
