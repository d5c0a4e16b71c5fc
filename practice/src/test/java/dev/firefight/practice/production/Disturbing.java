package dev.firefight.practice.production;

/** What tests of other packages do to a production. */
public final class Disturbing {
    private Disturbing() {}

    /** This share of all requests to a service fails in its program. */
    public static void failing(Production production, String service, double share) {
        production
                .service(service)
                .alter(new Alteration(
                        "failing",
                        _ -> true,
                        "",
                        "",
                        Twist.NONE.of(share).failing(Failure.ERROR, "java.lang.NullPointerException: discount is null"),
                        ""));
    }

    /** What this was is over. */
    public static void restore(Production production, String service) {
        production.service(service).restore("failing");
        production.service(service).restore("slow");
    }

    /** All requests to a service wait for nothing for so long. */
    public static void slow(Production production, String service, long nanos) {
        production.service(service).alter(new Alteration("slow", _ -> true, "", "", Twist.NONE.pausing(nanos), ""));
    }

    /** One instance ends by itself. */
    public static void crash(Production production, String service, int instance) {
        production
                .service(service)
                .instances()
                .get(instance)
                .crash("java.lang.OutOfMemoryError: Java heap space", "Error");
    }

    /** One instance is taken away. */
    public static void remove(Production production, String service, int instance) {
        production.service(service).instances().get(instance).remove();
    }

    /** No instance of a service starts. */
    public static void noStart(Production production, String service) {
        production
                .service(service)
                .alter(new Alteration("start", _ -> true, "", "", Twist.NONE, "cannot open /etc/app/config.yaml"));
    }

    /** Each request keeps so many bytes for ever. */
    public static void leaking(Production production, String service, long bytes) {
        production.service(service).alter(new Alteration("leak", _ -> true, "", "", Twist.NONE.leaking(bytes), ""));
    }

    /** Each request that has a connection may lose it. */
    public static void losing(Production production, String service, double share) {
        production
                .service(service)
                .alter(new Alteration(
                        "losing", _ -> true, "", "", Twist.NONE.of(share).losing(), ""));
    }

    /** Each request computes so many times as long. */
    public static void working(Production production, String service, double times) {
        production.service(service).alter(new Alteration("working", _ -> true, "", "", Twist.NONE.working(times), ""));
    }

    /** The clock of a machine is wrong. */
    public static void skew(Production production, int host, long nanos) {
        production.machines().all().get(host).skewNanos = nanos;
    }

    /** A database writes so many bytes. */
    public static void fill(Production production, String database, double bytes) {
        production.database(database).nodes().fill(bytes);
    }

    /** A certificate is valid until then. */
    public static void certificate(Production production, String service, long untilNanos) {
        production.service(service).certificateUntilNanos = untilNanos;
    }

    /** The next message of a partition can be handled by nobody, and stays. */
    public static void poison(Production production, String topic, int partition) {
        production.topic(topic).putAsideAfter(0);
        production.topic(topic).poison(partition);
    }
}
