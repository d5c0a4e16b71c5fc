package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of reading live sources once.
 *
 * @param readings one for each source
 * @param telemetry all that was read
 * @param logTexts texts of log records by pattern number
 */
record Live(List<Reading> readings, Telemetry telemetry, List<String> logTexts) {
    static final Instant END = Instant.parse("2026-03-01T12:15:00Z");
    static final LiveWindow WINDOW = LiveWindow.before(END, Duration.ofMinutes(15));
    static final Limits QUICK = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(20), 4 << 20, 60, 2);

    static Live read(Source... sources) {
        return read(Duration.ofSeconds(30), sources);
    }

    static Live read(Duration patience, Source... sources) {
        try (LiveReader reader = new LiveReader(List.of(sources), InstantSource.system())) {
            return read(reader, WINDOW, patience);
        }
    }

    static Live read(LiveReader reader, LiveWindow window, Duration patience) {
        List<String> texts = new ArrayList<>();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> {
            texts.add(text.toString());
            return texts.size() - 1;
        }));
        List<Reading> readings = reader.read(window, into, patience);
        return new Live(readings, into.build(), texts);
    }

    Reading first() {
        return readings.getFirst();
    }

    List<String> keys() {
        return telemetry.series().stream().map(one -> one.key().selector()).toList();
    }

    /** The only series with a selector. */
    Series series(String selector) {
        List<Series> found = telemetry.series().stream()
                .filter(one -> one.key().selector().equals(selector))
                .toList();
        assertThat(found).as(selector + " among " + keys()).hasSize(1);
        return found.getFirst();
    }
}
