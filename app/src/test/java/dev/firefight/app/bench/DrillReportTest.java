package dev.firefight.app.bench;

import static dev.firefight.app.bench.DrillSuspects.change;
import static dev.firefight.app.bench.DrillSuspects.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.bench.DrillBench.Asked;
import dev.firefight.evidence.Suspect;
import dev.firefight.practice.scenario.Scenario.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the tables look; the system property {@code firefight.golden=write} writes the file anew. */
class DrillReportTest {
    private static final Path FILE =
            Path.of("src", "test", "resources", "dev", "firefight", "app", "bench", "drills.md");

    private static DrillResult result(
            String name, Kind kind, DrillTruth truth, Optional<Duration> alert, Suspect... suspects) {
        return new DrillResult(name, kind, truth, alert, List.of(suspects));
    }

    private static String report() {
        DrillTruth cart =
                new DrillTruth("cart", "change", Set.of("cart"), Set.of("cart v41"), Map.of("web v3", "New | footer"));
        DrillTruth provider =
                new DrillTruth("mail-provider", "dependency", Set.of("mail-provider"), Set.of(), Map.of());
        DrillTruth nothing = new DrillTruth("web", "none", Set.of("web"), Set.of(), Map.of());
        DrillResult found = result(
                "found",
                Kind.STORY,
                cart,
                Optional.of(Duration.ofSeconds(95)),
                change("web", "cart v41", "New cart", 4),
                target("web", "", -4));
        DrillResult beaten = result(
                "beaten",
                Kind.STORY,
                cart,
                Optional.of(Duration.ofSeconds(-125)),
                change("web", "web v3", "New | footer", 2),
                target("cart", "cart-0", -2));
        DrillResult missed =
                result("missed", Kind.FAMILY, provider, Optional.empty(), target("payments", "payments-1", -3));
        DrillResult calm = result("calm", Kind.FAMILY, nothing, Optional.empty());
        return DrillReport.write(
                List.of(
                        new Asked(found, found),
                        new Asked(beaten, beaten.with(List.of(target("cart", "", 3)))),
                        new Asked(missed, missed),
                        new Asked(calm, calm)),
                new DrillBench(Duration.ofMinutes(3), 7));
    }

    @Test
    void aReportSaysWhoWasNamedAndWhatStoodBeforeTheTruth() throws IOException {
        String report = report();
        if ("write".equals(System.getProperty("firefight.golden"))) {
            Files.createDirectories(FILE.resolveSibling("."));
            Files.writeString(FILE, report);
        }
        assertThat(report).isEqualTo(Files.readString(FILE));
    }
}
