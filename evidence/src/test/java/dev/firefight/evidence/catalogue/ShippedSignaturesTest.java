package dev.firefight.evidence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.catalogue.Signature.Example;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedSignaturesTest {
    private static final SignatureCatalogue CATALOGUE = SignatureCatalogue.shipped();

    static Stream<Arguments> examples() {
        return CATALOGUE.signatures().stream().flatMap(signature -> signature.examples().stream()
                .map(example -> Arguments.of(signature.id(), signature, example)));
    }

    static Stream<Arguments> counterExamples() {
        return CATALOGUE.signatures().stream().flatMap(signature -> signature.counterExamples().stream()
                .map(text -> Arguments.of(signature.id(), text)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("examples")
    void anExampleIsMatchedByItsSignatureBeforeAllOthers(String id, Signature signature, Example example) {
        List<SignatureMatch> matches = CATALOGUE.match(Incidents.of(example, signature.needs()));

        assertThat(matches).as("matches of '%s'", example).isNotEmpty();
        assertThat(matches.getFirst().signature().id())
                .as(
                        "first of %s",
                        matches.stream()
                                .map(match -> match.signature().id() + " " + match.surprise())
                                .toList())
                .isEqualTo(id);
        assertThat(matches.getFirst().isSpecific()).isEqualTo(!signature.isGeneric());
        assertThat(matches.getFirst().surprise()).isPositive();
        assertThat(matches.getFirst().evidence()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("counterExamples")
    void aCounterExampleIsNotMatchedByItsSignature(String id, String text) {
        assertThat(CATALOGUE.match(Incidents.saying(text)))
                .extracting(match -> match.signature().id())
                .doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Started CartApplication in 3.214 seconds (process running for 3.9)",
                "Tomcat started on port 8080 (http) with context path '/'",
                "HikariPool-1 - Start completed.",
                "Initializing Spring DispatcherServlet 'dispatcherServlet'",
                "o.a.k.clients.consumer.ConsumerConfig : max.poll.interval = 300000, session.timeout = 45000",
                "[Consumer clientId=c1, groupId=orders] Successfully joined group with generation 4",
                "LOG: checkpoint complete: wrote 812 buffers (5.0%); 0 WAL file(s) added, 0 removed",
                "LOG: database system is ready to accept connections",
                "LOG: automatic vacuum of table \"shop.public.orders\": index scans: 1",
                "10.0.0.1 - - [01/Jan/2026:00:00:00 +0000] \"GET /api/cart HTTP/1.1\" 200 512 \"-\" \"curl/8.5\"",
                "10.0.0.1 - - [01/Jan/2026:00:00:00 +0000] \"GET /favicon.ico HTTP/1.1\" 304 0",
                "[2026-01-01T00:00:00.000Z] \"GET /products HTTP/2\" 200 - via_upstream - \"-\" 0 2310 4 4",
                "Server listening on 0.0.0.0:3000",
                "INFO:     Application startup complete.",
                "INFO:     10.0.0.9:41412 - \"GET /healthz HTTP/1.1\" 200 OK",
                "Background saving terminated with success",
                "Ready to accept connections tcp",
                "DB saved on disk",
                "Successfully assigned shop/cart-7d9c to node-2",
                "Container image \"cart:1.4\" already present on machine",
                "Scaled up replica set cart-7d9c to 3 from 2",
                "Started container cart",
                "GC(41) Pause Young (Normal) (G1 Evacuation Pause) 120M->40M(512M) 6.113ms",
                "Connected to database with pool size 10 and timeout 30s",
                "User 41 added item OLJCESPC7Z to cart",
                "order 500 placed, total 403.20, 429 points earned",
                "Payment accepted, transaction 5030 finished in 42 ms",
                "Retry policy: 3 attempts, backoff 50 ms",
                "Circuit breaker payments configured with threshold 50",
                "health check passed",
                "Rate limiter initialised with 100 permits per second",
                "cache hit for product 66VCHSJNUP",
                "leader lease renewed",
                "Graceful shutdown complete",
                "request finished with 0 errors, no deadlock detected and without connection refused",
                "Certificate for shop.example valid until 2027-01-01",
                "connection established to 10.0.0.5:5432",
                "",
                "     \n\n\t",
            })
    void anOrdinaryLineMatchesNothing(String text) {
        assertThat(CATALOGUE.match(Incidents.saying(text))).isEmpty();
    }

    @Test
    void theCatalogueIsBroad() {
        assertThat(CATALOGUE.signatures()).hasSizeGreaterThanOrEqualTo(45);
        assertThat(CATALOGUE.signatures()).extracting(Signature::faultClass).contains(FaultClass.values());
    }
}
