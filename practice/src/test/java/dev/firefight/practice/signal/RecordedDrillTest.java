package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.practice.production.Disturbing;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingArchive;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDrillTest {
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void theEngineOfTheHouseReadsARunAndFindsWhatWasDoneInIt(@TempDir Path directory) throws Exception {
        Scrapes scrapes = new Scrapes(new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 11));
        Production shop = scrapes.production();
        long start = shop.nowNanos();
        scrapes.runUntil(start + 15 * MINUTE);
        Disturbing.failing(shop, "payments", 0.4);
        scrapes.runUntil(start + 23 * MINUTE);
        Change deploy = new Change(
                Change.Kind.DEPLOY,
                start + 15 * MINUTE - 5_000_000_000L,
                "deploy-7",
                "payments",
                "payments v2",
                "Ada",
                "v2",
                "",
                "",
                "",
                List.of());
        RecordedDrill drill = new RecordedDrill(
                "payments", List.of(deploy), List.of(), Optional.of(Timestamps.toInstant(start + 17 * MINUTE)));
        Path file = directory.resolve("drill.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            drill.write(scrapes, directory.resolve("texts"), out);
        }

        Path unpacked = directory.resolve("drill");
        try (InputStream in = Files.newInputStream(file)) {
            RecordingArchive.unpack(in, unpacked, 1 << 30);
        }
        LogPatterns patterns = new LogPatterns();
        Recording recording = RecordingReader.read(unpacked, new Vocabulary(patterns), Optional.empty());
        assertThat(recording.files())
                .allMatch(report -> report.notes().problems().isEmpty());
        assertThat(recording.telemetry().logs().size())
                .isEqualTo(shop.logs().lines().size());
        assertThat(recording.telemetry().spans().size()).isEqualTo(shop.traces().size());
        assertThat(recording.telemetry().series()).anyMatch(one -> one.key().isObjective());
        assertThat(recording.info().reported()).hasValue(Timestamps.toInstant(start + 17 * MINUTE));
        assertThat(directory).isDirectoryNotContaining("glob:**texts");

        Findings findings = Investigation.investigate(new Question(
                recording.telemetry(),
                Optional.empty(),
                patterns,
                Optional.empty(),
                OptionalLong.of(start + 15 * MINUTE)));
        assertThat(findings.suspects().subList(0, 2))
                .anySatisfy(
                        suspect -> { // its caller, which tries again, is the other one
                            assertThat(suspect.service()).isEqualTo("payments");
                            assertThat(suspect.evidence())
                                    .anyMatch(one -> one.text().contains("NullPointerException"));
                        });
    }
}
