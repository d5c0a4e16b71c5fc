package dev.firefight.practice.production;

/** How an attempt to ask somebody ended. */
public enum Failure {
    /** It was answered. */
    NONE(200, "answered"),
    /** The program failed. */
    ERROR(500, "internal error"),
    /** It was told that something is wrong with what it asked for. */
    REJECTED(422, "unprocessable request"),
    /** What was asked for is not there. */
    NOT_FOUND(404, "not found"),
    /** Who asks is not known. */
    UNAUTHORIZED(401, "unauthorized"),
    /** Who asks may not. */
    FORBIDDEN(403, "forbidden"),
    /** Too much was asked. */
    THROTTLED(429, "too many requests"),
    /** No answer in time. */
    TIMEOUT(504, "timed out"),
    /** Nobody listens there. */
    REFUSED(503, "connection refused"),
    /** The other side went away. */
    RESET(502, "connection reset by peer"),
    /** All threads are busy, and the queue is full. */
    OVERLOADED(503, "service overloaded, request queue full"),
    /** There is no instance to ask. */
    NO_INSTANCE(503, "no healthy upstream"),
    /** It failed so often that it is not asked for a while. */
    BREAKER_OPEN(503, "circuit breaker is open"),
    /** The name leads nowhere. */
    UNKNOWN_HOST(503, "name or service not known"),
    /** The certificate is not valid now. */
    CERTIFICATE(502, "certificate has expired or is not yet valid"),
    /** The token of who asks is not valid by the clock of who is asked. */
    TOKEN_TIME(401, "token used before issued or after expiry"),
    /** The machine has no port left for a new connection. */
    NO_PORT(503, "cannot assign requested address"),
    /** Somebody that is needed failed. */
    UPSTREAM(502, "upstream failed"),
    /** Somebody that is needed did not answer in time. */
    UPSTREAM_TIMEOUT(504, "upstream timed out"),
    /** No connection to the database in time. */
    POOL_TIMEOUT(500, "connection is not available, request timed out"),
    /** The database takes no more connections. */
    TOO_MANY_CONNECTIONS(500, "FATAL: sorry, too many clients already"),
    /** A lock was not had in time. */
    LOCK_TIMEOUT(500, "canceling statement due to lock timeout"),
    /** Two transactions waited for each other. */
    DEADLOCK(500, "deadlock detected"),
    /** The database is a copy, which does not write. */
    READ_ONLY(500, "cannot execute INSERT in a read-only transaction"),
    /** Nothing can be written. */
    DISK_FULL(500, "could not extend file: No space left on device"),
    /** The database does not answer. */
    DATABASE_DOWN(500, "the database system is not accepting connections"),
    /** The statement is wrong. */
    BAD_STATEMENT(500, "column does not exist"),
    /** The statement was ended by somebody. */
    CANCELLED(500, "canceling statement due to user request"),
    /** The cache let nobody in. */
    CACHE_REFUSED(500, "NOAUTH Authentication required."),
    /** The queue takes nothing. */
    QUEUE_FULL(500, "topic is full");

    private static final Failure[] ALL = values();

    private final int status;
    private final String words;

    Failure(int status, String words) {
        this.status = status;
        this.words = words;
    }

    /** The status of HTTP by which it is told. */
    public int status() {
        return status;
    }

    /** As programs write it in their logs. */
    public String words() {
        return words;
    }

    /** Its place among all, for tables of one run; not to be kept longer, since it changes with the list. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }

    /** The one of that {@link #number}. */
    static Failure of(int number) {
        return ALL[number];
    }

    /** Whether another attempt may end otherwise. */
    boolean isWorthAnotherTry() {
        return status >= 500 && this != BREAKER_OPEN;
    }

    /** As who asked tells those who asked it. */
    Failure passedOn() {
        return switch (this) {
            case NONE -> NONE;
            case TIMEOUT, UPSTREAM_TIMEOUT -> UPSTREAM_TIMEOUT;
            case NOT_FOUND, REJECTED, THROTTLED -> this;
            default -> UPSTREAM;
        };
    }
}
