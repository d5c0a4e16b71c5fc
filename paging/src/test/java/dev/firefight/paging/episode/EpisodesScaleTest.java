package dev.firefight.paging.episode;

import static dev.firefight.paging.episode.Alertings.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.GroupEnded;
import dev.firefight.paging.episode.AlertFact.Status;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hundred thousand open alerts. What is read from a message is a text of its own each time, as it is from a request. */
class EpisodesScaleTest {
    private static final int ALERTS = 100_000;
    private static final long MOST_BYTES = 250_000_000;

    private static Alert alert(int number, Status status) {
        Map<String, String> labels = new HashMap<>();
        for (int label = 0; label < 8; label++) {
            labels.put("label_" + label, "value " + label + " of alert " + number);
        }
        labels.put("alertname", "High error rate " + number % 50);
        labels.put("service", "service-" + number % 100);
        Map<String, String> notes = Map.of("summary", "12 % of the requests of instance " + number + " fail");
        return new Alert(
                "fingerprint-" + number,
                status,
                at(0),
                status == Status.FIRING ? Optional.empty() : Optional.of(at(60)),
                Labels.of(labels),
                Labels.of(notes),
                "{}:{alertname=\"High error rate " + number % 5_000 + "\"}",
                "http://prometheus.example.org/graph?g0.expr=errors%7Binstance%3D" + number + "%7D");
    }

    private static long used() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void aHundredThousandOpenAlertsNeedLessThan250MegabytesAndAllEndAgain() {
        long before = used();
        Episodes episodes = new Episodes();
        long begun = System.nanoTime();
        for (int number = 0; number < ALERTS; number++) {
            assertThat(episodes.take(number + 1L, at(1), "main", alert(number, Status.FIRING)))
                    .isEqualTo(Effect.OPENED);
        }
        long taken = System.nanoTime() - begun;
        long bytes = used() - before;
        System.out.printf(
                "FIGURE %d open episodes of 10 labels: %d MB of heap after a full collection, %d ns to make and take each%n",
                ALERTS, bytes / 1_000_000, taken / ALERTS);
        assertThat(bytes).isLessThan(MOST_BYTES);

        for (int number = 0; number < 5_000; number++) {
            GroupEnded group = new GroupEnded("{}:{alertname=\"High error rate " + number + "\"}", at(60));
            episodes.take(at(60), "main", group);
            assertThat(episodes.open()).hasSize(ALERTS - 20 * (number + 1));
        }
        assertThat(episodes.undecided()).isEmpty();
    }

    @Test
    void aMessageCostsNoMoreAmongAHundredThousandThanAmongAHundred() {
        // Asked of what is known by one key only: a walk over all of them, a million times, would take minutes.
        Episodes episodes = new Episodes();
        for (int number = 0; number < ALERTS; number++) {
            episodes.take(number + 1L, at(1), "main", alert(number, Status.FIRING));
        }
        episodes.take(at(2), new EpisodeFact.Joined(1, "usual", "g", "a test", List.of(1L)));
        Alert told = alert(77, Status.FIRING);
        long begun = System.nanoTime();
        int repeated = 0;
        for (int time = 0; time < 1_000_000; time++) {
            repeated += episodes.effect(at(3), "main", told) == Effect.REPEATED ? 1 : 0;
        }
        System.out.printf("FIGURE effect() among %d: %d ns%n", ALERTS, (System.nanoTime() - begun) / 1_000_000);
        assertThat(repeated).isEqualTo(1_000_000);
        assertThat(episodes.of(1, 10)).hasSize(1);
    }
}
