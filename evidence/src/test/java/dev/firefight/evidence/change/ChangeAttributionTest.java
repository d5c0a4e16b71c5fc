package dev.firefight.evidence.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One small incident a way of being to blame, or not. */
class ChangeAttributionTest {
    private static final String POOL_CUT = """
            @@ -1 +1 @@
            -  max_open_connections: 80
            +  max_open_connections: 8
            """;

    /** A service that runs out of connections. */
    private static Incident exhausted(String cause) {
        return Incident.of("exhausted", "billing", cause)
                .error("billing", "could not acquire connection: pool exhausted")
                .alert("http_p99_ms", 80, 3_000, "billing slow");
    }

    private static BlamedChange candidate(ChangeVerdict verdict, String id) {
        return verdict.candidates().stream()
                .filter(one -> one.change().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCommitIsBlamedNotTheRollbackThatEndedIt() {
        Incident incident = exhausted("bad")
                .deployed(-200, "bad", "chore: align database settings", "services/billing/db.yaml", POOL_CUT)
                .deployed(
                        900, "rollback", "Revert \"chore: align database settings\"", "services/billing/db.yaml", """
                        @@ -1 +1 @@
                        -  max_open_connections: 8
                        +  max_open_connections: 80
                        """);
        ChangeVerdict verdict = incident.verdict();
        assertThat(incident.blamed()).isEqualTo("bad");
        assertThat(candidate(verdict, "rollback").reasons())
                .anyMatch(reason -> reason.text().contains("after the symptom"));
    }

    @Test
    void aBlamedChangeSaysWhyAndWhere() {
        BlamedChange blamed = exhausted("bad")
                .deployed(-200, "bad", "chore: align database settings", "services/billing/db.yaml", POOL_CUT)
                .verdict()
                .blamed()
                .orElseThrow();
        assertThat(blamed.deployedService()).isEqualTo("billing");
        assertThat(blamed.logOdds()).isGreaterThan(Odds.NONE);
        assertThat(blamed.reasons())
                .anyMatch(reason -> reason.text().contains("max_open_connections 80 → 8"))
                .anyMatch(reason -> reason.text().contains("at the failing service"))
                .anyMatch(reason -> reason.text().contains("pool"));
        assertThat(blamed.evidence()).first().extracting(Evidence::kind).isEqualTo(Evidence.Kind.CHANGE);
        assertThat(blamed.evidence())
                .anyMatch(evidence ->
                        evidence.kind() == Evidence.Kind.LOG && evidence.text().contains("pool exhausted"));
    }

    @Test
    void aDecoyThatCannotDoAnythingIsNotBlamedWhateverWordsItUses() {
        Incident incident =
                exhausted("").deployed(-60, "decoy", "docs: connection pool exhausted", "docs/billing/pool.md", """
                @@ -1 +1 @@
                -Pool exhausted? Acquire fewer.
                +Pool exhausted? Could not acquire connection? Acquire fewer.
                """);
        assertThat(incident.blamed()).isEmpty();
    }

    @Test
    void whatWasNeverDeployedIsNotBlamed() {
        Incident incident = exhausted("")
                .commit(-300, "waiting", "chore: align database settings", "services/billing/db.yaml", POOL_CUT)
                .deploy(-5_000, "something else", "billing");
        ChangeVerdict verdict = incident.verdict();
        assertThat(verdict.blamed()).isEmpty();
        assertThat(candidate(verdict, "waiting").reasons())
                .anyMatch(reason -> reason.text().contains("never deployed"));
    }

    @Test
    void ofTwoDeploymentsAtOneTimeTheNameDoesNotDecideWithWhichSharedCodeRides() {
        double[] logOdds = Stream.of("aaa", "zzz")
                .mapToDouble(other -> candidate(
                                exhausted("")
                                        .commit(
                                                -300,
                                                "shared",
                                                "chore: align settings",
                                                "pkg/pool/limits.yaml",
                                                POOL_CUT)
                                        .deploy(-200, "one", "billing")
                                        .deploy(-200, "two", other)
                                        .verdict(),
                                "shared")
                        .logOdds())
                .toArray();
        assertThat(logOdds[0]).isEqualTo(logOdds[1]);
    }

    @Test
    void ofTwoAlertsAtOneTimeTheWayToWhatFailedFirstIsTaken() {
        for (List<String> alerted : List.of(List.of("mail", "billing"), List.of("billing", "mail"))) {
            LogPatterns patterns = new LogPatterns();
            TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(patterns));
            int billing = into.origin(Origin.ofService("billing"));
            for (int minute = 0; minute < 20; minute++) {
                boolean isFault = minute >= 15;
                String text = isFault ? "pool exhausted" : "handled";
                into.log(at(minute), billing, isFault ? 17 : 9, text, TraceId.NONE);
            }
            for (String service : alerted) {
                into.alert(
                        new Alert(at(18), "slow", service, "", "", "", OptionalDouble.empty(), OptionalDouble.empty()));
            }
            Question question =
                    new Question(into.build(), Optional.empty(), patterns, Optional.empty(), OptionalLong.empty());
            assertThat(ChangeAttribution.attribute(question).firstFailingService())
                    .as("%s", alerted)
                    .isEqualTo("billing");
        }
    }

    private static long at(int minute) {
        return 1_790_000_000_000_000_000L + minute * 60_000_000_000L;
    }

    @Test
    void withoutAnyDeploymentRecordedTheTimeOfTheCommitCounts() {
        Incident incident = exhausted("bad")
                .commit(-300, "bad", "chore: align database settings", "services/billing/db.yaml", POOL_CUT);
        assertThat(incident.blamed()).isEqualTo("bad");
    }

    @Test
    void whatWasDeployedAfterTheOnsetIsNotBlamed() {
        assertThat(exhausted("")
                        .deployed(300, "late", "chore: align database settings", "services/billing/db.yaml", POOL_CUT)
                        .blamed())
                .isEmpty();
    }

    @Test
    void aToldOnsetDecidesWhatCameTooLate() {
        Incident incident = exhausted("bad")
                .deployed(-200, "bad", "chore: align database settings", "services/billing/db.yaml", POOL_CUT);
        long found = candidate(incident.verdict(), "bad")
                .evidence()
                .getFirst()
                .timeNanos()
                .orElseThrow();
        ChangeVerdict verdict = incident.told(found - 300_000_000_000L).verdict();
        assertThat(verdict.blamed()).isEmpty();
    }

    @Test
    void aFlagThatWasSwitchedIsBlamed() {
        Incident incident = Incident.of("switched", "basket", "tax_by_canton")
                .flag(-90, "tax_by_canton", "basket")
                .flag(-5_000, "blue_buttons", "basket")
                .error("basket", "no tax known for canton ZH")
                .alert("error_rate", 0.001, 0.3, "basket failing");
        assertThat(incident.blamed()).isEqualTo("tax_by_canton");
    }

    @Test
    void aProviderThatReportsTroubleOutweighsAFittingChange() {
        Incident incident = Incident.of("provider", "checkout", "")
                .error("checkout", "POST https://api.cardhouse.com/charge answered 503")
                .status(200, "Cardhouse", "Elevated errors for charges")
                .deployed(-200, "decoy", "chore: charge again once more", "services/checkout/charge.yaml", """
                        @@ -1 +1 @@
                        -  charge_attempts: 2
                        +  charge_attempts: 3
                        """)
                .alert("error_rate", 0.001, 0.5, "checkout failing");
        ChangeVerdict verdict = incident.verdict();
        assertThat(verdict.blamed()).isEmpty();
        assertThat(verdict.external()).first().satisfies(first -> {
            assertThat(first.kind()).isEqualTo(Evidence.Kind.STATUS);
            assertThat(first.text()).contains("Cardhouse").contains("Elevated errors for charges");
        });
    }

    @Test
    void aProviderThatTheErrorsDoNotNameSaysNothing() {
        assertThat(exhausted("")
                        .status(200, "Cardhouse", "Elevated errors for charges")
                        .verdict()
                        .external())
                .isEmpty();
    }

    @Test
    void aCertificateAtItsEndComesFromOutside() {
        ChangeVerdict verdict = Incident.of("certificate", "gate", "")
                .error("gate", "x509: certificate has expired or is not yet valid")
                .unrelatedSetting()
                .alert("error_rate", 0.001, 0.9, "gate failing")
                .verdict();
        assertThat(verdict.blamed()).isEmpty();
        assertThat(verdict.external()).anyMatch(one -> one.text().startsWith("certificate: "));
    }

    @Test
    void aRecordThatFailsAgainAndAgainIsBadData() {
        ChangeVerdict verdict = Incident.of("poison", "enricher", "")
                .error("enricher", "record invalid: speed out of range, redelivering")
                .counted("enricher", "record invalid: speed out of range record_id=evt-77aa offset=4711", 40)
                .deployed(-200, "decoy", "refactor: tidy speed range helper", "services/enricher/speed.go", """
                        @@ -1,2 +1,2 @@
                        -\tif speed < 0 || speed > limit { return errRange }
                        +\tif outOfRange(speed, limit) { return errRange }
                        """)
                .alert("error_rate", 0.001, 0.9, "enricher failing")
                .verdict();
        assertThat(verdict.blamed()).isEmpty();
        assertThat(verdict.external())
                .anyMatch(one -> one.text().contains("names the same record_id=evt-77aa"))
                .anyMatch(one -> one.text().contains("redelivering"));
    }

    @Test
    void withoutAnySignOfTroubleNothingIsBlamed() {
        ChangeVerdict verdict = Incident.of("false alarm", "billing", "")
                .healthyLine("billing", "pool has 80 connections")
                .metric("billing", "http_p99_ms", 80, 80, 0)
                .deployed(
                        -200, "bold", "pool: max_open_connections cut, exhausted", "services/billing/db.yaml", POOL_CUT)
                .verdict();
        assertThat(verdict.anySign()).isFalse();
        assertThat(verdict.blamed()).isEmpty();
        assertThat(verdict.candidates()).allMatch(one -> one.logOdds() < verdict.noneLogOdds() - 3);
    }

    @Test
    void aChangeThatHasNothingToDoWithTheEvidenceNeverBeatsNone() {
        ChangeVerdict verdict =
                exhausted("").unrelatedFeature().unrelatedSetting().verdict();
        assertThat(verdict.blamed()).isEmpty();
        assertThat(verdict.anySign()).isTrue();
    }

    @Test
    void withoutAFeedOfChangesItSaysThatNothingWasChecked() {
        ChangeVerdict verdict = exhausted("").verdict();
        assertThat(verdict.changesChecked()).isFalse();
        assertThat(verdict.outsideChecked()).isTrue();
        assertThat(verdict.candidates()).isEmpty();
    }

    @Test
    void theFirstFailingServiceIsTheDeepestOneThatFails() {
        Incident incident = Incident.of("deep", "page", "")
                .call("page", "basket")
                .call("basket", "stock")
                .call("basket", "prices")
                .error("page", "basket timed out")
                .error("basket", "stock refused the connection")
                .error("stock", "out of file handles")
                .alert("error_rate", 0.001, 0.4, "page failing");
        assertThat(incident.verdict().firstFailingService()).isEqualTo("stock");
    }

    @Test
    void callsAreReadFromErrorsThatNameAnotherFailingService() {
        Incident incident = Incident.of("named", "page", "")
                .error("page", "upstream basket answered 500")
                .error("basket", "out of file handles")
                .alert("error_rate", 0.001, 0.4, "page failing");
        assertThat(incident.verdict().firstFailingService()).isEqualTo("basket");
    }

    @Test
    void anEmptyQuestionHasAnEmptyAnswer() {
        LogPatterns patterns = new LogPatterns();
        ChangeVerdict verdict = ChangeAttribution.attribute(new Question(
                new TelemetryBuilder(new Vocabulary(patterns)).build(),
                Optional.empty(),
                patterns,
                Optional.empty(),
                OptionalLong.empty()));
        assertThat(verdict.candidates()).isEmpty();
        assertThat(verdict.anySign()).isFalse();
        assertThat(verdict.outsideChecked()).isFalse();
        assertThat(verdict.firstFailingService()).isEmpty();
    }
}
