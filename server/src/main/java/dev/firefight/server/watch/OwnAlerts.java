package dev.firefight.server.watch;

import dev.firefight.paging.episode.AlertFact.Status;
import dev.firefight.paging.episode.Episode;
import dev.firefight.server.intake.Delivery;
import dev.firefight.server.intake.Told;
import dev.firefight.server.paging.Alerts;
import dev.firefight.server.paging.Intake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps the open alerts of an integration of our own as they should be. What is open already is not told again, so that whatever stays as it is
 * costs no entry, and all is right again after a start.
 */
final class OwnAlerts {
    /** By far more than a house has, and no more than one delivery should hold. */
    private static final int MOST_AT_ONCE = 1_000;

    private final String integration;
    private final Alerts alerts;
    private final Intake intake;

    OwnAlerts(String integration, Alerts alerts, Intake intake) {
        this.integration = integration;
        this.alerts = alerts;
        this.intake = intake;
    }

    /**
     * Tells what is new and what is over.
     *
     * @param firing what should be open
     * @param isOver of what is open and not among these, whether it has ended; what nobody knows stays as it is
     * @throws dev.firefight.journal.JournalException where it could not be stored: it is told at the next time
     */
    void keep(List<Told> firing, Predicate<Episode> isOver, Instant now) {
        List<Episode> open = alerts.read(all -> all.open().stream()
                .filter(one -> one.integration().equals(integration))
                .toList());
        Set<String> known = new HashSet<>();
        open.forEach(one -> known.add(one.alert().fingerprint()));
        Set<String> wanted = new HashSet<>();
        List<Told> news = new ArrayList<>();
        for (Told one : firing) {
            wanted.add(one.fingerprint());
            if (!known.contains(one.fingerprint())) {
                news.add(one);
            }
        }
        for (Episode one : open) {
            if (!wanted.contains(one.alert().fingerprint()) && isOver.test(one)) {
                news.add(ended(one, now));
            }
        }
        if (!news.isEmpty()) {
            List<Told> some = news.subList(0, Math.min(news.size(), MOST_AT_ONCE));
            intake.receive(integration, new Delivery("firefight", some, Optional.empty(), 0, List.of()));
        }
    }

    private static Told ended(Episode one, Instant now) {
        return new Told(
                one.alert().fingerprint(),
                Status.RESOLVED,
                Optional.empty(),
                Optional.of(now),
                one.alert().labels(),
                one.alert().annotations(),
                "",
                "");
    }
}
