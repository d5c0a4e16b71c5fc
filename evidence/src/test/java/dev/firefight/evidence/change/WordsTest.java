package dev.firefight.evidence.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void partsOfIdentifiersAndWholeOnesAreFound() {
        assertThat(Words.of("maxIdleConns")).contains("idle", "=maxidleconns");
        assertThat(Words.of("max_idle-conns")).contains("idle", "=maxidleconns");
    }

    @Test
    void formsOfAWordAreTheSame() {
        assertThat(Words.stem("retries")).isEqualTo(Words.stem("retry"));
        assertThat(Words.stem("compression")).isEqualTo(Words.stem("compress"));
        assertThat(Words.stem("locking")).isEqualTo(Words.stem("lock"));
        assertThat(Words.stem("cached")).isEqualTo(Words.stem("cache"));
    }

    @Test
    void aStemIsShownAsTheTextWritesIt() {
        String text = "a field of the Mappings has an inventory-pool";
        assertThat(Words.asWritten(Words.stem("mapping"), text)).isEqualTo("mappings");
        assertThat(Words.asWritten(Words.compound("inventory_pool"), text)).isEqualTo("inventory-pool");
        assertThat(Words.asWritten("elsewher", text)).isEqualTo("elsewher");
    }

    @Test
    void whatEverybodySaysIsLeftOut() {
        assertThat(Words.of("error: request failed with status 500 in handler")).isEmpty();
    }

    @Test
    void theNameOfAServiceIsWithoutItsTag() {
        assertThat(Words.ofService("payment-svc")).containsExactly("payment");
        assertThat(Words.ofService("paymentservice")).containsExactly("payment");
    }

    @Test
    void aMechanismJoinsWordsThatAreNotTheSame() {
        List<Mechanisms.Link> links =
                Mechanisms.between(Map.of(Words.stem("mutex"), 1.0), Map.of(Words.stem("concurrent"), 1.0));
        assertThat(links).extracting(Mechanisms.Link::mechanism).containsExactly("concurrency");
        assertThat(Mechanisms.between(Map.of(Words.stem("colour"), 1.0), Map.of("concurrent", 1.0)))
                .isEmpty();
    }

    @Test
    void valuesAreReadWithTheirUnits() {
        assertThat(Settings.number("15 * time.Minute")).hasValue(900);
        assertThat(Settings.number("250ms")).hasValue(0.25);
        assertThat(Settings.number("2Gi")).hasValue(2.0 * (1 << 30));
        assertThat(Settings.number("1_000")).hasValue(1000);
        assertThat(Settings.number("v1.2.3")).isEmpty();
        assertThat(Settings.number("primary")).isEmpty();
    }
}
