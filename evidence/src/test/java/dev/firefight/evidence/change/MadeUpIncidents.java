package dev.firefight.evidence.change;

import java.util.List;

/**
 * Incidents from general experience of what breaks services, each among everyday changes. No weight was fitted to them, but they are not
 * unseen any more: half of those by change were known when the word lists were written, and two misses led to new kinds of evidence
 * (options of programs are no wording; errors that name a changed file).
 */
final class MadeUpIncidents {
    private static final String CAUSE = "cause";

    private MadeUpIncidents() {}

    /** A change is the cause. */
    static List<Incident> byChange() {
        return List.of(
                incident(
                                "writes go to a replica",
                                "ledger",
                                "chore: point at the new database",
                                "services/ledger/db.yaml",
                                """
                                @@ -1 +1 @@
                                -  host: ledger-primary.db
                                +  host: ledger-replica.db
                                """)
                        .error("ledger", "cannot execute INSERT in a read-only transaction on ledger-replica.db")
                        .alert("error_rate", 0.001, 0.6, "ledger writes failing")
                        .unrelatedFeature(),
                incident(
                                "a placeholder renamed on one side",
                                "mailer",
                                "refactor: consistent field names",
                                "services/mailer/welcome.tmpl.go",
                                """
                                @@ -1 +1 @@
                                -\tt.Set("first_name", user.Name)
                                +\tt.Set("given_name", user.Name)
                                """)
                        .error("mailer", "render welcome: variable first_name is undefined")
                        .alert("render_failures", 1, 300, "mails not rendered")
                        .unrelatedSetting(),
                incident(
                                "too many parameters at once",
                                "importer",
                                "perf: fewer round trips",
                                "services/importer/insert.go",
                                """
                                @@ -1 +1 @@
                                -const rowsPerBatch = 500
                                +const rowsPerBatch = 20000
                                """)
                        .error("importer", "insert batch: statement exceeds 65535 parameters")
                        .alert("import_failures", 0.5, 90, "imports failing"),
                incident(
                                "origins forgotten",
                                "edge-api",
                                "refactor: cross origin rules in one place",
                                "services/edge-api/cors.go",
                                """
                                @@ -1,2 +1 @@
                                -\tcors.AllowOrigins("https://shop.example", "https://m.shop.example")
                                +\tcors.AllowOrigins("https://shop.example")
                                """)
                        .error("edge-api", "cors: origin https://m.shop.example rejected")
                        .alert("http_403_ratio", 0.01, 0.5, "edge-api rejects calls")
                        .unrelatedFeature(),
                incident(
                                "a job without its lock",
                                "billing-run",
                                "refactor: simpler nightly run",
                                "services/billing-run/run.py",
                                """
                                @@ -1,3 +1 @@
                                -    with advisory_lock(conn, RUN_KEY):
                                -        charge_all(conn)
                                +    charge_all(conn)
                                """)
                        .error("billing-run", "deadlock detected while updating charges: concurrent run of charge_all")
                        .alert("failed_charges", 0.2, 40, "charges failing"),
                Incident.of("a feature switched on", "basket", "express_basket_tax")
                        .flag(-90, "express_basket_tax", "basket")
                        .error("basket", "express basket: no tax table for canton ZH")
                        .alert("error_rate", 0.002, 0.3, "basket errors")
                        .everyday(),
                incident(
                                "too little heap",
                                "matcher",
                                "chore: same flags everywhere",
                                "services/matcher/Dockerfile",
                                """
                                @@ -1 +1 @@
                                -ENV JAVA_OPTS="-Xmx2g -Xss1m"
                                +ENV JAVA_OPTS="-Xmx256m -Xss1m"
                                """)
                        .error("matcher", "java.lang.OutOfMemoryError: Java heap space")
                        .alert("pod_restarts", 0.01, 5, "matcher restarting")
                        .unrelatedFeature(),
                incident(
                                "the limiter of decodings gone",
                                "thumbs",
                                "Simplify decoder",
                                "services/thumbs/decode.go",
                                """
                                @@ -1,3 +1 @@
                                -\ts.sem <- struct{}{}
                                -\tdefer func() { <-s.sem }()
                                 \treturn jpeg.Decode(r)
                                """)
                        .error("thumbs", "OOMKilled while decoding jpeg")
                        .alert("pod_restarts", 0.01, 8, "thumbs restarting")
                        .unrelatedFeature(),
                incident("a zone is no longer told", "bookings", "Parse slots", "services/bookings/slot.go", """
                                @@ -1 +1 @@
                                -\tt, err := time.ParseInLocation(layout, s, venue.Zone)
                                +\tt, err := time.Parse(layout, s)
                                """)
                        .error("bookings", "slot outside opening hours of the venue")
                        .alert("rejected_total", 1, 400, "bookings rejected")
                        .unrelatedSetting(),
                incident(
                                "a join without its index",
                                "stats-api",
                                "Include guests",
                                "services/stats-api/visits.sql",
                                """
                                @@ -1 +1 @@
                                -  JOIN users u ON u.id = v.user_id
                                +  LEFT JOIN users u ON lower(u.mail) = lower(v.mail)
                                """)
                        .error("stats-api", "query visits took 14021 ms")
                        .error("statsdb", "temporary file written for hash join on users")
                        .metric("statsdb", "cpu_utilization", 0.2, 0.98, 0)
                        .alert("http_p99_ms", 80, 12_000, "stats slow")
                        .unrelatedFeature(),
                incident(
                                "the queue of another stage",
                                "invoicer",
                                "Move queue settings",
                                "services/invoicer/config.yaml",
                                """
                                @@ -1 +1 @@
                                -  queue: invoices-prod
                                +  queue: invoices-stage
                                """)
                        .error("invoicer", "queue invoices-stage: access denied")
                        .alert("queue_age_seconds", 3, 2_000, "invoice queue old")
                        .unrelatedSetting(),
                incident(
                                "a breaker that opens at once",
                                "offers",
                                "Breaker defaults",
                                "services/offers/breaker.go",
                                """
                                @@ -1 +1 @@
                                -\tFailureThreshold: 50,
                                +\tFailureThreshold: 1,
                                """)
                        .error("offers", "circuit breaker open, rejecting call to vouchers")
                        .alert("error_rate", 0.001, 0.5, "offers failing")
                        .unrelatedFeature(),
                incident(
                                "compression that takes all time",
                                "collector-in",
                                "Better compression",
                                "collector-in/server.conf",
                                """
                                @@ -1 +1 @@
                                -compression_level 1;
                                +compression_level 9;
                                """)
                        .error("collector-in", "compress worker busy, cpu saturated")
                        .alert("cpu_utilization", 0.4, 0.99, "cpu high")
                        .unrelatedSetting(),
                incident(
                                "strict where it was lenient",
                                "forms",
                                "Reject what is not known",
                                "services/forms/bind.go",
                                """
                                @@ -1 +1,2 @@
                                 \tdec := json.NewDecoder(r.Body)
                                +\tdec.DisallowUnknownFields()
                                """)
                        .error("forms", "bind: json: unknown field \"utm_source\"")
                        .alert("http_400_ratio", 0.01, 0.7, "forms rejected")
                        .unrelatedFeature());
    }

    /** No change is the cause. */
    static List<Incident> byNoChange() {
        return List.of(
                Incident.of("a provider's name server", "payouts", "")
                        .error(
                                "payouts",
                                "POST https://api.bankline.net/transfers: dial: lookup api.bankline.net: no such host")
                        .status(300, "Bankline", "We are investigating an outage of our name servers")
                        .alert("error_rate", 0.001, 0.7, "payouts failing")
                        .unrelatedSetting()
                        .everyday(),
                Incident.of("a dying disk", "archive", "")
                        .error("archive", "write segment: I/O error on nvme1n1, remounting read-only")
                        .alert("error_rate", 0.001, 0.9, "archive writes failing")
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a partner's broken file", "catalogue-feed", "")
                        .error("catalogue-feed", "malformed row 3312 in partner file vendor-7.csv, batch stopped")
                        .alert("feed_lag_seconds", 20, 4_000, "feed stands still")
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a sale that everybody wanted", "queue-room", "")
                        .error("queue-room", "connection pool exhausted, 900 waiting")
                        .metric("front-door", "requests_per_second", 200, 3_100, -60)
                        .alert("http_p99_ms", 60, 9_000, "queue-room slow")
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a worker that dies by itself", "greeter", "")
                        .error("greeter", "segmentation fault in worker")
                        .alert("error_rate", 0.001, 0.3, "greeter failing")
                        .unrelatedSetting()
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a certificate at its end", "sign-on", "")
                        .error("sign-on", "metadata: signing certificate expired on 2026-05-31")
                        .alert("login_failures", 1, 600, "logins failing")
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("an outside scorer", "fraud", "")
                        .error("fraud", "GET https://api.scorekeeper.com/score returned 502")
                        .alert("error_rate", 0.001, 0.5, "fraud checks failing")
                        .unrelatedSetting()
                        .everyday(),
                Incident.of("a zone cut off", "sessions", "")
                        .error("sessions", "replica in eu-west-1b unreachable, packet loss 40%")
                        .alert("error_rate", 0.001, 0.2, "sessions failing")
                        .unrelatedSetting()
                        .unrelatedFeature()
                        .everyday());
    }

    /** A change is the cause, and another one uses the very words of the errors. */
    static List<Incident> withTemptingDecoys() {
        return List.of(
                incident("a retry without pause", "sync", "refactor: simpler loop", "services/sync/push.go", """
                                @@ -1,4 +1,2 @@
                                 \tfor i := 0; i < attempts; i++ {
                                -\t\ttime.Sleep(backoff(i))
                                 \t\tif err := push(ctx, item); err == nil {
                                """)
                        .error("sync", "push item: 429 too many requests, retry attempts exhausted")
                        .alert("error_rate", 0.001, 0.5, "sync pushes failing")
                        .deployed(-150, "bait", "chore: clearer push messages", "services/sync/errors.go", """
                                @@ -1 +1 @@
                                -\tlog.Error("push item failed")
                                +\tlog.Error("push item failed: retry attempts exhausted")
                                """),
                incident(
                                "a cache that keeps nothing",
                                "prices",
                                "chore: common cache settings",
                                "services/prices/cache.yaml",
                                """
                                @@ -1 +1 @@
                                -  ttl: 30m
                                +  ttl: 30ms
                                """)
                        .error("prices", "cache miss for tariff, reading from tariffdb")
                        .error("tariffdb", "statement timeout: select tariff took 5002 ms")
                        .call("prices", "tariffdb")
                        .metric("tariffdb", "queries", 40, 3_000, 0)
                        .alert("http_p99_ms", 30, 4_000, "prices slow")
                        .deployed(-130, "bait", "refactor: tidy tariff reading", "services/prices/tariff.go", """
                                @@ -1,3 +1,3 @@
                                -\trows, err := db.Query(ctx, tariffQuery, id)
                                -\tif err != nil {
                                -\t\treturn nil, err
                                +\trows, err := readTariff(ctx, db, tariffQuery, id)
                                +\tif err != nil {
                                +\t\treturn nil, wrap(err)
                                """),
                incident(
                                "a field that others read",
                                "orders-api",
                                "style: consistent case in answers",
                                "services/orders-api/types.ts",
                                """
                                @@ -1 +1 @@
                                -  order_id: string;
                                +  orderId: string;
                                """)
                        .error("parcels", "cannot create parcel: missing field order_id in answer of orders-api")
                        .alert("parcel_failures", 0.2, 70, "orders-api answers are not understood")
                        .deployed(-140, "bait", "test: parcel answers", "services/orders-api/parcel_test.go", """
                                @@ -1 +1 @@
                                +\tcheck(t, "order_id", parcel.Missing("field"))
                                """),
                incident(
                                "a right taken away",
                                "exporter",
                                "security: least rights",
                                "terraform/exporter-policy.tf",
                                """
                                @@ -1,4 +1,3 @@
                                   actions = [
                                     "s3:GetObject",
                                -    "s3:PutObject",
                                   ]
                                """)
                        .error("exporter", "upload report: AccessDenied: not authorized to perform s3:PutObject")
                        .alert("failed_exports", 0.1, 30, "exports failing")
                        .deployed(-110, "bait", "feat: report titles", "services/exporter/report.go", """
                                @@ -1 +1,2 @@
                                +\tr.Title = title(r.Kind)
                                """),
                incident("a version that lost a method", "planner", "Update pins", "services/planner/pom.xml", """
                                @@ -1 +1 @@
                                -<guava.version>31.1</guava.version>
                                +<guava.version>33.0</guava.version>
                                """)
                        .error(
                                "planner",
                                "java.lang.NoSuchMethodError: com.google.common.base.Objects.firstNonNull (guava)")
                        .alert("error_rate", 0.001, 0.8, "planner failing")
                        .deployed(-120, "bait", "Update other pins", "services/planner/build/pom.xml", """
                                @@ -1 +1 @@
                                -<slf4j.version>1.7.3</slf4j.version>
                                +<slf4j.version>2.0.1</slf4j.version>
                                """),
                incident(
                                "a header forgotten",
                                "gate",
                                "refactor: forward what is needed",
                                "services/gate/proxy.go",
                                """
                                @@ -1,2 +1 @@
                                -\treq.Header.Set("X-Tenant", tenant)
                                """)
                        .error("accounts", "request without X-Tenant refused")
                        .call("gate", "accounts")
                        .alert("http_401_ratio", 0.01, 0.9, "gate answers 401")
                        .deployed(-100, "bait", "feat: tenant colours", "services/gate/theme.css", """
                                @@ -1 +1 @@
                                -.tenant { color: red }
                                +.tenant { color: blue }
                                """),
                incident("a query per row", "lists", "refactor: lazy loading", "services/lists/repo.py", """
                                @@ -1 +1,3 @@
                                -    return session.query(Item).options(joinedload(Item.tags)).all()
                                +    items = session.query(Item).all()
                                +    for item in items:
                                +        item.tags = session.query(Tag).filter_by(item=item.id).all()
                                """)
                        .error("lists", "slow request: 812 database queries for list of items")
                        .alert("http_p99_ms", 80, 3_000, "lists slow")
                        .deployed(
                                -120,
                                "bait",
                                "chore: pool of database connections a little larger",
                                "services/lists/db.yaml",
                                """
                                @@ -1 +1 @@
                                -  database_pool: 20
                                +  database_pool: 22
                                """),
                incident(
                                "a template that does not parse",
                                "letters",
                                "feat: nicer letters",
                                "services/letters/letter.hbs",
                                """
                                @@ -1 +1 @@
                                -{{#each lines}}
                                +{{#each line in lines}}
                                """)
                        .error("letters", "parse letter.hbs: unexpected token in each at line 1")
                        .alert("error_rate", 0.001, 0.9, "letters failing")
                        .deployed(
                                -150, "bait", "chore: letters keep fewer drafts", "services/letters/drafts.yaml", """
                                @@ -1 +1 @@
                                -  drafts: 100
                                +  drafts: 10
                                """));
    }

    private static Incident incident(String name, String service, String title, String file, String diff) {
        return Incident.of(name, service, CAUSE)
                .deployed(-240, CAUSE, title, file, diff)
                .everyday();
    }
}
