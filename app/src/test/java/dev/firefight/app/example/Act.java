package dev.firefight.app.example;

import java.util.List;

/** One thing that a service does to answer a request. Lengths of time are means; the model draws around them. */
sealed interface Act {
    /** Computes. */
    record Work(double millis) implements Act {}

    /** Asks the cache; computes what the cache does not have. */
    record CacheLookup(String statement, double missShare, double missMillis) implements Act {}

    /** Takes a database connection, runs statements on it, gives it back. */
    record Transaction(String database, List<Statement> statements) implements Act {}

    /** One statement of a transaction. */
    record Statement(String text, double millis) {}

    /** Asks a party outside the shop. */
    record Outside(String address, String operation, double millis, double failureShare) implements Act {}

    /**
     * Asks another service.
     *
     * @param attempts how often at most
     * @param withoutIt the log line when the request goes on without an answer; empty when it cannot
     */
    record Call(String service, String operation, long timeoutMillis, int attempts, String withoutIt) implements Act {}

    /** Hands a message to another service and does not wait. */
    record Publish(String service, String operation) implements Act {}
}
