package dev.firefight.evidence.change;

import java.util.List;

/**
 * Incidents of kinds that {@link MadeUpIncidents} lacks: what is altered beside the code, and what is altered elsewhere. They were written
 * down before the verdict on any of them was seen, by somebody who knew the weights and the word lists. The first run found five of ten;
 * one of the misses had contradicted itself (a commit older than a deployment that did not bring it) and was put right. The others
 * taught that switches take effect at once, that a revert goes back to what ran before, that a call which vanished is no tidying, and the
 * mechanisms of capacity, of shared buffers and of authorities of certificates.
 */
final class OtherIncidents {
    private static final String CAUSE = "cause";

    private OtherIncidents() {}

    static List<Incident> all() {
        return List.of(
                Incident.of("a name that is no longer told", "search", CAUSE)
                        .error("search", "dial tcp: lookup shard-index.internal on 10.4.0.2:53: no such host")
                        .alert("error_rate", 0.002, 0.8, "search failing")
                        .commit(-140, CAUSE, "chore: clean up records", "infra/dns/internal-zone.tf", """
                                @@ -14,6 +14,6 @@
                                 resource "dns_cname_record" "index" {
                                -  name  = "shard-index"
                                +  name  = "shards"
                                   cname = "index-blue.svc.cluster.local."
                                   ttl   = 300
                                """)
                        .everyday(),
                Incident.of("a new authority that not all know", "gateway", CAUSE)
                        .error("gateway", "upstream identity: remote error: tls: unknown certificate authority")
                        .error("identity", "client handshake failed: x509: certificate signed by unknown authority")
                        .call("gateway", "identity")
                        .alert("http_503_ratio", 0.001, 0.9, "gateway answers 503")
                        .config(-75, CAUSE, "identity", "rotate mesh CA: root-2021 to root-2026")
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a model switched on for all", "ranker", "ranker_embeddings_v3")
                        .error("ranker", "vector has 512 dimensions, index wants 256")
                        .alert("error_rate", 0.001, 0.95, "ranker failing")
                        .flag(-40, "ranker_embeddings_v3", "ranker")
                        .unrelatedSetting()
                        .everyday(),
                Incident.of("a column dropped that another still reads", "newsletter", CAUSE)
                        .error("newsletter", "ERROR: column users.email_legacy does not exist (SQLSTATE 42703)")
                        .alert("failed_jobs", 0.1, 45, "newsletter jobs failing")
                        .deployedTo(
                                "accounts",
                                -200,
                                CAUSE,
                                "chore: finish the move of addresses",
                                "services/accounts/migrations/0042_addresses.sql",
                                """
                                @@ -0,0 +1 @@
                                +ALTER TABLE users DROP COLUMN email_legacy;
                                """)
                        .everyday(),
                Incident.of("too few left", "quotes", CAUSE)
                        .error("quotes", "rejecting request: 1024 waiting")
                        .metric("quotes", "cpu_utilization", 0.35, 0.99, 0)
                        .alert("http_p99_ms", 70, 6_000, "quotes slow")
                        .commit(-180, CAUSE, "chore: right-size for cost", "deploy/quotes/values.yaml", """
                                @@ -4,3 +4,3 @@
                                 image: quotes
                                -replicaCount: 12
                                +replicaCount: 3
                                """)
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a library with other habits", "tracker", CAUSE)
                        .error(
                                "tracker",
                                "reactor.netty.http.client.PrematureCloseException: Connection prematurely closed BEFORE response")
                        .alert("error_rate", 0.003, 0.4, "tracker failing")
                        .deployed(-210, CAUSE, "build: monthly upgrades", "services/tracker/build.gradle.kts", """
                                @@ -8,2 +8,2 @@
                                -    implementation("io.projectreactor.netty:reactor-netty-http:1.1.2")
                                +    implementation("io.projectreactor.netty:reactor-netty-http:1.2.0")
                                """)
                        .unrelatedSetting()
                        .everyday(),
                Incident.of("a revert that only brings back what was", "relay", CAUSE)
                        .error("relay", "checksum mismatch in frame, closing stream")
                        .alert("error_rate", 0.001, 0.3, "relay failing")
                        .deployed(-900, CAUSE, "perf: reuse buffers", "services/relay/encode.go", """
                                @@ -21,6 +21,6 @@ func (e *Encoder) Frame(p []byte) []byte {
                                -\tbuf := make([]byte, len(p)+trailer)
                                -\tcopy(buf, p)
                                +\tbuf := e.scratch[:len(p)+trailer]
                                +\tcopy(buf, p)
                                 \treturn seal(buf)
                                """)
                        .deployed(-120, "revert", "Revert \"chore: larger frames\"", "services/relay/stream.yaml", """
                                @@ -2 +2 @@
                                -  frame_bytes: 65536
                                +  frame_bytes: 32768
                                """)
                        .everyday(),
                Incident.of("two changes in one deployment, the older to blame", "vault", CAUSE)
                        .error("vault", "seal: nonce already used, refusing to encrypt")
                        .alert("error_rate", 0.001, 0.6, "vault failing")
                        .commit(-1_000, CAUSE, "perf: no lock on the hot path", "services/vault/nonce.go", """
                                @@ -9,7 +9,4 @@ func (n *Nonces) Next() uint64 {
                                -\tn.mu.Lock()
                                -\tdefer n.mu.Unlock()
                                 \tn.last++
                                 \treturn n.last
                                """)
                        .commit(-400, "newer", "feat: list of sealed items", "services/vault/list.go", """
                                @@ -3 +3,5 @@
                                +func (v *Vault) List(w io.Writer) error {
                                +\tfor _, item := range v.sealed {
                                +\t\tfmt.Fprintln(w, item.Title)
                                +\t}
                                +\treturn nil
                                +}
                                """)
                        .deploy(-150, "newer", "vault")
                        .everyday(),
                Incident.of("a called service answers in another way", "checkout", CAUSE)
                        .call("checkout", "pricing")
                        .call("checkout", "basket")
                        .error("checkout", "cannot decode quote of pricing: currency must not be null")
                        .alert("error_rate", 0.001, 0.5, "checkout failing")
                        .deployedTo(
                                "pricing", -130, CAUSE, "refactor: one kind of quote", "services/pricing/quote.go", """
                                @@ -5,4 +5,4 @@ type Quote struct {
                                 \tAmount   int64  `json:"amount"`
                                -\tCurrency string `json:"currency"`
                                +\tCurrency string `json:"currency,omitempty"`
                                """)
                        .unrelatedFeature()
                        .everyday(),
                Incident.of("a provider down amid deployments", "notifier", "")
                        .error("notifier", "POST https://api.textline.io/v2/messages: 503 Service Unavailable")
                        .alert("error_rate", 0.002, 0.7, "notifier failing")
                        .status(420, "Textline", "Degraded performance of message delivery")
                        .deployed(-80, "sender", "feat: messages with a title", "services/notifier/sms.go", """
                                @@ -18,2 +18,3 @@ func (s *Sender) Send(ctx context.Context, m Message) error {
                                -\tbody := encode(m.Text)
                                +\tbody := encode(m.Title, m.Text)
                                """)
                        .deployed(-300, "patience", "chore: less patience", "services/notifier/config.yaml", """
                                @@ -6 +6 @@
                                -  send_timeout: 10s
                                +  send_timeout: 8s
                                """)
                        .everyday());
    }
}
