package dev.firefight.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.document.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProviderStatusTest {
    /** Made after the example at metastatuspage.com/api/v2/. */
    private static String example() throws IOException {
        try (InputStream file = Objects.requireNonNull(ProviderStatusTest.class.getResourceAsStream("summary.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsWrongIsToldOfEachComponentAndIncidentWithHowBadItIs() throws IOException {
        ProviderStatus status = ProviderStatus.read(example());

        assertThat(status.name()).isEqualTo("Example Pay");
        assertThat(status.isWell()).isFalse();
        assertThat(status.troubles())
                .extracting(Trouble::key, Trouble::severity, Trouble::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "component-b13yz5g2cw10-info", "info", "Example Pay says: API: partial outage"),
                        org.assertj.core.groups.Tuple.tuple(
                                "component-n7x0zkkx5dpg-warning",
                                "warning",
                                "Example Pay says: Web hooks: major outage"),
                        org.assertj.core.groups.Tuple.tuple(
                                "incident-cp306tmzcl0y-warning",
                                "warning",
                                "Example Pay says: Elevated errors of the API (identified, impact critical)"));
    }

    @Test
    void aPageWithoutTroubleIsWellAndMaintenanceIsNoTrouble() {
        ProviderStatus status = ProviderStatus.read("""
                {"page":{"name":"P"},"status":{"indicator":"none","description":"All Systems Operational"},
                "components":[{"id":"a","name":"A","status":"operational"},{"id":"b","name":"B","status":"under_maintenance"}]}
                """);
        assertThat(status.isWell()).isTrue();
        assertThat(status.troubles()).isEmpty();
    }

    @Test
    void namesOfStrangersAreOneLineAndIdsHoldNothingElseThanIds() {
        ProviderStatus status = ProviderStatus.read("""
                {"page":{"name":"P\\n\\u202ex"},"status":{},"components":[{"id":"a/../b\\u0000","name":"%s","status":"major_outage"},
                {"name":7,"status":["x"]},7,null]}
                """.formatted("n".repeat(10_000)));
        assertThat(status.name()).isEqualTo("P x");
        assertThat(status.troubles().getFirst().key()).isEqualTo("component-ab-warning");
        assertThat(status.parts().getFirst().name()).hasSizeLessThanOrEqualTo(200);
        assertThat(status.parts()).hasSize(2);
    }

    @Test
    void moreThanIsKeptIsLeftOut() {
        StringBuilder many = new StringBuilder("{\"page\":{},\"status\":{},\"components\":[");
        for (int number = 0; number < 5_000; number++) {
            many.append(number == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(number)
                    .append("\",\"status\":\"x\"}");
        }
        assertThat(ProviderStatus.read(many.append("]}").toString()).parts()).hasSize(ProviderStatus.MOST_PARTS);
    }

    @Test
    void whatIsNoSummaryIsRefusedInPlainWords() {
        for (String text :
                new String[] {"", "null", "[]", "7", "<html>", "{}", "{\"page\":[],\"status\":{}}", "[".repeat(100_000)
                }) {
            assertThatThrownBy(() -> ProviderStatus.read(text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(WireException.class)
                    .hasMessageStartingWith("its answer is no ");
        }
    }

    @Test
    void cutShortOrWithFlippedBitsItIsReadOrRefused() throws IOException {
        String whole = example();
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        long seed = 20260301;
        Random random = new Random(seed);
        for (int end = 0; end < whole.length(); end += 7) {
            readOrRefused("cut at " + end, whole.substring(0, end));
        }
        for (int number = 0; number < 2_000; number++) {
            byte[] altered = bytes.clone();
            for (int flips = 0; flips < 3; flips++) {
                altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readOrRefused("seed " + seed + " number " + number, new String(altered, StandardCharsets.UTF_8));
        }
    }

    private static void readOrRefused(String what, String text) {
        try {
            for (Trouble one : ProviderStatus.read(text).troubles()) {
                assertThat(one.key()).as(what).matches("[A-Za-z0-9_-]{1,100}");
                assertThat(one.text()).as(what).doesNotContain("\n");
            }
        } catch (WireException refused) {
            assertThat(refused).as(what).hasMessageStartingWith("its answer is no ");
        }
    }
}
