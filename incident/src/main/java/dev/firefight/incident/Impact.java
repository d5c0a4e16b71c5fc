package dev.firefight.incident;

import java.time.Instant;

/** What customers suffer. */
public sealed interface Impact extends Fact {
    /** Customers are hurt since a time, which may be before anybody noticed. */
    record ImpactStarted(Instant since) implements Impact {}

    /**
     * Who is hurt, and how.
     *
     * @param users how many, or which
     * @param features what does not work
     * @param money what it costs; may be empty
     */
    record ImpactDescribed(String users, String features, String money) implements Impact {
        /** Checks the texts. */
        public ImpactDescribed {
            users = Words.text("users", users);
            features = Words.text("features", features);
            money = Words.optional("money", money);
        }
    }

    /** Customers are no longer hurt since a time. */
    record ImpactEnded(Instant since) implements Impact {}
}
