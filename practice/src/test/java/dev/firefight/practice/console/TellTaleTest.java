package dev.firefight.practice.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engineer would look at shows what is behind it. */
class TellTaleTest {
    private static final int WIDTH = 140;

    /** With few users, so that it takes a small part of the time. */
    private static Run run(String scenario, int minutes) {
        return run(scenario, 0.2, minutes);
    }

    private static Run run(String scenario, double users, int minutes) {
        Run run = new Run(Scenarios.named(scenario).withUsers(users), 1);
        run.until(Duration.ofMinutes(minutes));
        return run;
    }

    private static String look(Run run, String line) {
        return Plain.text(Looks.look(run, line), WIDTH);
    }

    /** The cells of the row that begins with these, as they stand there. */
    private static List<String> row(String text, String... first) {
        List<String> begins = List.of(first);
        return text.lines()
                .map(line -> List.of(line.strip().split("\\s{2,}", -1)))
                .filter(cells -> cells.size() >= first.length
                        && cells.subList(0, first.length).equals(begins))
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void aProviderThatIsDownFailsForThoseWhoCallItAndForNobodyElse() {
        Run run = run("provider-down", 4);
        String status = look(run, "status");
        List<String> provider = row(status, "payment-provider");
        assertThat(Double.parseDouble(provider.get(2))).isGreaterThan(80);
        assertThat(row(status, "mail-provider").get(2)).isEqualTo("0.0");
        assertThat(provider).last().isEqualTo("error");
        assertThat(Double.parseDouble(row(look(run, "map payments"), "payments", "payment-provider")
                        .get(3)))
                .isGreaterThan(80);
        assertThat(look(run, "provider payment-provider")).contains("calls to payment-provider that failed: now 9");
        assertThat(look(run, "trace failed")).contains("payments -> payment-provider: error");
        assertThat(look(run, "alerts")).contains("DependencyFails");
        assertThat(look(run, "provider payment-provider")).contains("since 18:48", "All Systems Operational");
        run.until(Duration.ofMinutes(17));
        assertThat(look(run, "provider payment-provider"))
                .as("its own people know it at last")
                .contains("Major Service Outage");
        assertThat(look(run, "provider mail-provider")).contains("All Systems Operational");
    }

    @Test
    void aLeakOfConnectionsShowsInLogsPoolsAndChangesAndTheBadPlanBehindItInExplain() {
        Run run = run("leak-then-slow", 5);
        assertThat(look(run, "logs cart connection level=error")).contains("Connection is not available");
        List<String> pool = row(look(run, "map cart"), "cart", "orders-db");
        assertThat(pool.get(2)).as("used").isEqualTo(pool.get(4));
        assertThat(look(run, "sql activity orders-db")).contains("Nobody.");
        assertThat(row(look(run, "changes cart"), "1"))
                .contains("deploy", "cart", "v41: Handle time-outs of the database");
        assertThat(look(run, "sql explain orders-db carts")).contains("Nested Loop");
        assertThat(look(run, "sql explain orders-db orders"))
                .contains("Index Scan")
                .doesNotContain("Nested Loop");
    }

    @Test
    void aCertificateThatExpiredIsToldByLogsAndByItsDate() {
        Run run = run("old-certificate", 4);
        assertThat(row(look(run, "cert"), "web")).last().isEqualTo("expired");
        assertThat(row(look(run, "cert"), "catalog")).doesNotContain("expired");
        assertThat(look(run, "logs edge certificate")).contains("certificate has expired");
        assertThat(row(look(run, "map edge"), "edge", "web")).last().isEqualTo("certificate");
    }

    @Test
    void aMigrationIsNamedAsWhatKeepsPaymentsWaiting() {
        Run run = run("migration", 3);
        String activity = look(run, "sql activity orders-db");
        List<String> holder = row(activity, "psql, by hand", "payments", "AccessExclusive");
        assertThat(holder).last().asString().startsWith("ALTER TABLE payments");
        assertThat(holder.get(3)).as("since").isEqualTo("4m00s");
        assertThat(Integer.parseInt(row(activity, "payments", "payments").get(2)))
                .as("waiting")
                .isGreaterThan(5);
        assertThat(look(run, "logs payments lock")).contains("canceling statement due to lock timeout");
        assertThat(look(run, "changes orders-db")).contains("Migration: new column of payments");
        assertThat(look(run, "graph locks orders-db")).contains("orders-db-0: now 1");
    }

    @Test
    void aStormOfAttemptsShowsInAttemptsPerRequestAndInSettings() {
        Run run = run("retry-storm", 1, 4);
        assertThat(Double.parseDouble(
                        row(look(run, "map web"), "web", "catalog").get(7)))
                .as("attempts")
                .isGreaterThan(2);
        assertThat(row(look(run, "config web"), "catalog: attempts"))
                .containsExactly("catalog: attempts", "5, without budget", "2, budget 10.0 %");
        assertThat(row(look(run, "config catalog"), "queue")).containsExactly("queue", "320", "32");
        assertThat(row(look(run, "config inventory"), "queue")).hasSize(2);
    }

    @Test
    void aLeakAtTheEdgeShowsInItsHeapBesideTheRulesThatCostProcessors() {
        Run run = run("edge-leak", 1, 5);
        List<String> now = row(look(run, "top edge"), "edge-2");
        assertThat(now.get(6)).as("cores").isEqualTo("2/2");
        assertThat(Double.parseDouble(now.get(9))).as("heap").isGreaterThan(60);
        assertThat(look(run, "changes edge")).contains("Keep a history of recent requests", "Filter rules");
        assertThat(look(run, "graph heap edge")).contains("edge-2: now");
    }

    @Test
    void aFailOverThatProgramsWereNotToldOfShowsWhereTheyStillWrite() {
        Run run = run("failover-half", 2);
        String replicas = look(run, "sql replicas orders-db");
        assertThat(row(replicas, "orders-db-0", "down", "replica")).contains("yes");
        assertThat(row(replicas, "orders-db-1", "up", "primary")).contains("no");
        assertThat(look(run, "sql activity orders-db")).contains("could not connect to orders-db-0");
        assertThat(look(run, "logs cart database")).contains("not accepting connections");
    }

    @Test
    void rowsThatWereDeletedAreCountedAndMissedByStatements() {
        Run run = run("mistyped-delete", 4);
        assertThat(row(look(run, "sql tables catalog-db"), "products"))
                .containsExactly("products", "120,000", "280,000", "70.0", "products_pkey");
        double found = Double.parseDouble(
                row(look(run, "sql slow catalog-db"), "find-product").get(6));
        assertThat(found).isBetween(20.0, 40.0);
        assertThat(look(run, "changes")).contains("by hand", "DELETE FROM products by hand");
        assertThat(Double.parseDouble(row(look(run, "status"), "catalog").get(3)))
                .as("not found")
                .isGreaterThan(5);
    }

    @Test
    void wrongAnswersShowWhereSomebodyLooksAtThem() {
        Run run = run("corruption", 2);
        assertThat(look(run, "sql check catalog-db").lines().filter(line -> line.contains("40.0")))
                .hasSize(1)
                .allMatch(line -> line.startsWith("stock"));
        String audit = look(run, "audit");
        assertThat(audit.lines().filter(line -> line.startsWith("catalog"))).allMatch(line -> line.endsWith(" 0.0"));
        assertThat(audit.lines().filter(line -> line.startsWith("inventory")))
                .isNotEmpty()
                .noneMatch(line -> line.endsWith(" 0.0"));
    }
}
