package dev.firefight.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.LogFile;
import dev.firefight.app.logs.LogSource;
import dev.firefight.app.trace.CarriedLines.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that carry ids, when there are very many. */
class CarriedLinesTest {
    private static final int REQUESTS = 400;

    @TempDir
    private Path directory;

    /** Three services that each say one line of each request. */
    private List<LogFile> files() throws IOException {
        List<LogFile> files = new ArrayList<>();
        for (String service : new String[] {"gateway", "payment", "shop"}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < REQUESTS; i++) {
                text.append(Instant.parse("2026-02-12T00:00:00Z").plusSeconds(i))
                        .append(" INFO request_id=r%04d asked%n".formatted(i));
            }
            Path file = Files.writeString(directory.resolve(service + ".log"), text);
            files.add(LogFile.open(LogSource.of(file)));
        }
        return files;
    }

    @Test
    void ofTooManyRequestsSomeAreLookedAtWithAllOfTheirLines() throws Exception {
        Found found = CarriedLines.in(files(), new RequestIds(), REQUESTS, true);

        assertThat(found.lines()).hasSizeBetween(REQUESTS / 12, REQUESTS / 3);
        assertThat(found.lines().values()).allSatisfy(lines -> assertThat(lines).hasSize(3));
        assertThat(found.problems())
                .singleElement()
                .asString()
                .matches("more than 400 lines carry an id; one in [48] requests is looked at, with all of its lines");
    }

    @Test
    void ofOneRequestAsManyLinesAreKeptAsThereMayBeAndTheOthersAreCounted() throws Exception {
        Found found = CarriedLines.in(files(), (bytes, from, to) -> List.of("one"), REQUESTS, true);

        assertThat(found.lines().get("one")).hasSize(REQUESTS);
        assertThat(found.problems())
                .containsExactly("more than 400 lines carry an id; the last 800 of them are left out");
    }

    @Test
    void asManyAsThereMayBeAreAllKept() throws Exception {
        Found found = CarriedLines.in(files(), new RequestIds(), 3 * REQUESTS, true);

        assertThat(found.lines()).hasSize(REQUESTS);
        assertThat(found.problems()).isEmpty();
    }
}
