package dev.firefight.evidence.catalogue;

import static dev.firefight.evidence.catalogue.Incidents.CART;
import static dev.firefight.evidence.catalogue.Incidents.clue;
import static dev.firefight.evidence.catalogue.Incidents.family;
import static dev.firefight.evidence.catalogue.Incidents.metric;
import static dev.firefight.evidence.catalogue.Incidents.moving;
import static dev.firefight.evidence.catalogue.Incidents.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.catalogue.Symptoms.SaidText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignatureCatalogueTest {
    private static final SignatureCatalogue CATALOGUE = SignatureCatalogue.shipped();
    private static final String POOL_TIMED_OUT =
            "HikariPool-1 - Connection is not available, request timed out after 30000ms";

    @Test
    void noSymptomsMatchNothing() {
        assertThat(CATALOGUE.match(moving())).isEmpty();
    }

    @Test
    void aPhraseIsEvidenceThatCanBeSearchedFor() {
        SaidText text = new SaidText("12:00 WARN " + POOL_TIMED_OUT, 1, 41, OptionalLong.of(7));

        SignatureMatch match = first(new Symptoms(CART, List.of(), List.of(text)));

        assertThat(match.signature().id()).isEqualTo("pool-exhausted");
        assertThat(match.bucket()).isEqualTo(Bucket.KNOWN_PATTERN);
        Evidence evidence = match.evidence().getFirst();
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LOG);
        assertThat(text.text()).contains(evidence.selector());
        assertThat(evidence.selector()).startsWith("Connection is not available");
        assertThat(evidence.before()).isEqualTo(1);
        assertThat(evidence.after()).isEqualTo(41);
        assertThat(evidence.timeNanos()).hasValue(7);
    }

    @Test
    void capitalsAndSignsBetweenWordsDoNotMatter() {
        assertThat(first(saying("{\"err\":\"NO_SPACE-left.on/device\"}"))
                        .signature()
                        .id())
                .isEqualTo("disk-full");
    }

    @Test
    void aPhraseIsMadeOfWholeWords() {
        assertThat(CATALOGUE.match(saying("predeadlock detectedly"))).isEmpty();
        assertThat(CATALOGUE.match(saying("deadlock"))).isEmpty();
    }

    @Test
    void aPhraseThatIsDeniedIsNotSaid() {
        assertThat(CATALOGUE.match(saying("no deadlock detected"))).isEmpty();
        assertThat(CATALOGUE.match(saying("a deadlock detected"))).isNotEmpty();
    }

    @Test
    void whatStandsBehindTwoThousandCharactersIsNotRead() {
        assertThat(CATALOGUE.match(saying("x ".repeat(900) + POOL_TIMED_OUT))).isNotEmpty();
        assertThat(CATALOGUE.match(saying("x ".repeat(1000) + POOL_TIMED_OUT))).isEmpty();
    }

    @Test
    void quietFamiliesRuleOutWhatOnlyMetricsSay() {
        Clue pool = metric("hikaricp_connections_pending", 0, 9);

        assertThat(first(moving(pool)).signature().id()).isEqualTo("pool-exhausted");
        assertThat(ids(CATALOGUE.match(moving(pool, family(Family.CPU))))).doesNotContain("pool-exhausted");
        assertThat(ids(CATALOGUE.match(
                        new Symptoms(CART, List.of(pool, family(Family.CPU)), List.of(SaidText.of(POOL_TIMED_OUT))))))
                .contains("pool-exhausted");
    }

    @Test
    void whatMayBeAnAccidentIsNoSign() {
        Clue doubtful = clue(Family.OTHER, "hikaricp_connections_pending", 0, 9, 4);
        Clue clear = clue(Family.OTHER, "hikaricp_connections_pending", 0, 9, 5);

        assertThat(CATALOGUE.match(moving(doubtful))).isEmpty();
        assertThat(CATALOGUE.match(moving(clear))).isNotEmpty();
    }

    @Test
    void aMetricThatMovesTheOtherWayIsNoSign() {
        assertThat(CATALOGUE.match(moving(metric("hikaricp_connections_pending", 9, 0))))
                .isEmpty();
        assertThat(first(moving(metric("kube_deployment_status_replicas_available", 3, 0)))
                        .signature()
                        .id())
                .isEqualTo("no-instances");
        assertThat(ids(CATALOGUE.match(moving(metric("kube_deployment_status_replicas_available", 3, 2)))))
                .doesNotContain("no-instances");
    }

    @Test
    void aSignWeighsNoMoreThanTheEvidenceThatItWasThere() {
        SignatureMatch weak = first(moving(clue(Family.OTHER, "hikaricp_connections_pending", 0, 9, 5)));

        assertThat(weak.surprise()).isLessThanOrEqualTo(5 * Math.log(2) + 1e-9);
        assertThat(first(moving(metric("hikaricp_connections_pending", 0, 9))).surprise())
                .isGreaterThan(weak.surprise());
    }

    @Test
    void resourcesAloneGiveAdviceAndNoVerdict() {
        for (Family family : List.of(Family.CPU, Family.MEMORY, Family.NETWORK, Family.FLOW)) {
            SignatureMatch match = first(moving(family(family)));

            assertThat(match.isSpecific()).isFalse();
            assertThat(match.bucket()).isEqualTo(Bucket.INTERNAL);
            assertThat(match.advice().quickestTest()).isNotEmpty();
            assertThat(match.advice().mitigation()).isNotEmpty();
        }
    }

    @Test
    void whatIsSpecificComesBeforeWhatIsNot() {
        Symptoms both = new Symptoms(
                CART,
                List.of(family(Family.CPU), family(Family.MEMORY)),
                List.of(SaidText.of("context deadline exceeded"), SaidText.of("ERROR: deadlock detected")));

        List<Boolean> specific =
                CATALOGUE.match(both).stream().map(SignatureMatch::isSpecific).toList();

        assertThat(specific).contains(true, false).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void whatLiesOutsideTheTeamsControlIsADependency() {
        assertThat(first(saying("x509: certificate has expired")).bucket()).isEqualTo(Bucket.DEPENDENCY);
        assertThat(first(saying("payment provider acme unavailable")).bucket()).isEqualTo(Bucket.DEPENDENCY);
    }

    @Test
    void moreSignsAreSurerButNeverMoreThanTwiceTheStrongest() {
        double one = first(saying(POOL_TIMED_OUT)).surprise();
        SignatureMatch two = first(saying(POOL_TIMED_OUT, "Apparent connection leak detected"));
        SignatureMatch again = first(saying(POOL_TIMED_OUT, "again: " + POOL_TIMED_OUT));

        assertThat(two.surprise()).isGreaterThan(one).isLessThanOrEqualTo(2 * Math.max(one, strongest(two)));
        assertThat(two.evidence()).hasSize(2);
        assertThat(again.surprise()).isEqualTo(one);
        assertThat(again.evidence()).hasSize(1);
    }

    @Test
    void oneMeasurementIsOneSign() {
        Clue pool = clue(Family.SYMPTOM, "hikaricp_connections_pending", 0, 9, 16);

        assertThat(first(moving(pool)).evidence()).hasSize(1);
    }

    @Test
    void labelsThatSayWhoDoNotMatter() {
        assertThat(CATALOGUE.match(moving(metric("anything{service=\"deadlock\",pod=\"oom-lag\"}", 0, 9))))
                .isEmpty();
        assertThat(first(moving(metric("requests_total{code=\"429\",pod=\"a\"}", 0, 9)))
                        .signature()
                        .id())
                .isEqualTo("rate-limited");
    }

    @Test
    void theOrderOfSymptomsAndTheNamesOfSuspectsDoNotMatter() {
        long seed = 7;
        Random random = new Random(seed);
        List<Clue> clues = new ArrayList<>(List.of(
                metric("hikaricp_connections_pending", 0, 9),
                metric("hikaricp_connections_waiting", 0, 9),
                metric("kafka_consumergroup_lag", 1, 900),
                metric("container_restarts", 0, 3),
                family(Family.MEMORY),
                family(Family.SYMPTOM),
                family(Family.NETWORK)));
        List<SaidText> said = new ArrayList<>(List.of(
                SaidText.of(POOL_TIMED_OUT),
                new SaidText("second " + POOL_TIMED_OUT, 0, 1, OptionalLong.of(3)),
                SaidText.of("dial tcp 10.0.0.1:80: connect: connection refused"),
                SaidText.of("OOMKilled")));
        List<SignatureMatch> expected = CATALOGUE.match(new Symptoms(CART, clues, said));
        assertThat(expected).hasSizeGreaterThan(3);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(clues, random);
            Collections.shuffle(said, random);
            Target renamed = new Target("s" + random.nextInt(100), "p" + random.nextInt(100));

            assertThat(CATALOGUE.match(new Symptoms(renamed, clues, said)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anyTextCanBeRead() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(3_000); i > 0; i--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
            }
            text.append(' ').append(POOL_TIMED_OUT);
            int keep = random.nextInt(text.length());

            assertThat(CATALOGUE.match(saying(text.substring(keep)))).isNotNull();
        }
    }

    private static double strongest(SignatureMatch match) {
        return match.evidence().getFirst().surprise() * Math.log(2);
    }

    private static SignatureMatch first(Symptoms symptoms) {
        List<SignatureMatch> matches = CATALOGUE.match(symptoms);
        assertThat(matches).isNotEmpty();
        return matches.getFirst();
    }

    private static List<String> ids(List<SignatureMatch> matches) {
        return matches.stream().map(match -> match.signature().id()).toList();
    }
}
