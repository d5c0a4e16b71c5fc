package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    @ParameterizedTest
    @CsvSource({
        "app.log, app.log",
        "app.log.1, app.log",
        "app.log.2.gz, app.log",
        "app.log-20260131, app.log",
        "app.log-20260131-1769850000.zst, app.log",
        "app-2026-01-31.log, app.log",
        "app.2026-01-31.0.log.gz, app.log",
        "/var/log/syslog.1, /var/log/syslog",
        "app.log.old, app.log",
        "host-10.0.0.1, host-10.0.0.1",
        "shop-7d9f.log, shop-7d9f.log",
        "order-20269999.log, order-20269999.log",
    })
    void theFamilyIsToldByTheName(String name, String family) {
        assertThat(Rotation.family(name)).isEqualTo(family);
    }
}
