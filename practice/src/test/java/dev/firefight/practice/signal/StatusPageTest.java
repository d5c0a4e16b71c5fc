package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Disturbing;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import dev.firefight.practice.signal.StatusPage.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusPageTest {
    private static final String PROVIDER = "payment-provider";

    private final Scrapes scrapes =
            new Scrapes(new Production(Shops.shop(60), Instant.parse("2026-03-02T12:00:00Z"), 4));
    private final Production shop = scrapes.production();
    private final StatusPage atOnce = new StatusPage(scrapes, PROVIDER, Duration.ZERO, true);
    private final StatusPage late = new StatusPage(scrapes, PROVIDER, Duration.ofMinutes(5), true);
    private final StatusPage lying = new StatusPage(scrapes, PROVIDER, Duration.ZERO, false);

    private void run(int scrapesMore) {
        for (int i = 0; i < scrapesMore; i++) {
            scrapes.runUntil(shop.nowNanos() + Scrapes.EVERY_NANOS);
            atOnce.observe();
            late.observe();
            lying.observe();
        }
    }

    @Test
    void aProviderSaysWhatIsSoAndLateAndDishonestOnesDoNot() {
        run(20);
        assertThat(atOnce.told()).isEqualTo(State.OPERATIONAL);
        Disturbing.failing(shop, PROVIDER, 0.9);
        run(10);
        assertThat(atOnce.told()).isEqualTo(State.MAJOR_OUTAGE);
        assertThat(late.told()).isEqualTo(State.OPERATIONAL);
        run(20);
        assertThat(late.told()).isEqualTo(State.MAJOR_OUTAGE);
        assertThat(lying.told()).isEqualTo(State.OPERATIONAL);
        Disturbing.restore(shop, PROVIDER);
        run(10);
        assertThat(atOnce.told()).isEqualTo(State.OPERATIONAL);
    }

    @Test
    void slownessAndSomeFailuresAreToldApart() {
        run(20);
        Disturbing.slow(shop, PROVIDER, 1_000_000_000L);
        run(10);
        assertThat(atOnce.told()).isEqualTo(State.DEGRADED_PERFORMANCE);
        Disturbing.restore(shop, PROVIDER);
        Disturbing.failing(shop, PROVIDER, 0.2);
        run(15);
        assertThat(atOnce.told()).isEqualTo(State.PARTIAL_OUTAGE);
    }

    @Test
    void thePageIsOneOfStatuspage() {
        run(4);
        JsonNode well = JsonMapper.shared().readTree(atOnce.summary());
        assertThat(well.get("status").get("indicator").asString()).isEqualTo("none");
        assertThat(well.get("components").get(0).get("status").asString()).isEqualTo("operational");
        assertThat(well.get("incidents")).isEmpty();
        Disturbing.failing(shop, PROVIDER, 0.9);
        run(10);

        JsonNode bad = JsonMapper.shared().readTree(atOnce.summary());
        assertThat(bad.get("page").get("name").asString()).isEqualTo(PROVIDER);
        assertThat(bad.get("status").get("indicator").asString()).isEqualTo("critical");
        assertThat(bad.get("incidents").get(0).get("impact").asString()).isEqualTo("critical");
        assertThat(bad.get("incidents")
                        .get(0)
                        .get("incident_updates")
                        .get(0)
                        .get("body")
                        .asString())
                .contains("Most requests fail");
        Instant since = Instant.parse(bad.get("page").get("updated_at").asString());
        assertThat(since).isBetween(Instant.parse("2026-03-02T12:01:00Z"), Instant.parse("2026-03-02T12:03:00Z"));
    }
}
