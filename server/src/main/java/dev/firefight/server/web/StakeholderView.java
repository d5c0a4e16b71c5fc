package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Policy;
import dev.firefight.incident.StatusUpdate;
import dev.firefight.incident.Terms;
import dev.firefight.server.incidents.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What those are shown who only want impact and the next update: no names, and nothing of how it is looked for.
 *
 * @param timeline of the incident
 * @param policy what severities are called
 */
record StakeholderView(Timeline timeline, Policy policy) {
    /** An update for them. */
    record Update(Instant at, String text) {}

    private Incident state() {
        return timeline.state();
    }

    String title() {
        return state().declared().orElseThrow().title();
    }

    boolean isDrill() {
        return state().declared().orElseThrow().isDrill();
    }

    String severity() {
        return state().severity().map(policy::name).orElse("Severity not set");
    }

    String severityStyle() {
        return state().severity().map(one -> one.isMajor() ? "major" : "minor").orElse("unset");
    }

    String phase() {
        return Terms.of(state().phase());
    }

    String phaseStyle() {
        return Value.word(state().phase());
    }

    String impact() {
        return state().impact()
                .map(one -> one.users() + "; " + one.features() + (one.money().isEmpty() ? "" : "; " + one.money()))
                .orElse("not known yet");
    }

    String doing() {
        return StatusUpdate.plainly(state());
    }

    Optional<Instant> since() {
        return state().declaredAt();
    }

    Optional<Instant> hurtSince() {
        return state().hurtSince();
    }

    Optional<Instant> hurtUntil() {
        return state().hurtUntil();
    }

    Optional<Instant> nextUpdate() {
        return state().isOpen() ? state().nextUpdateBy() : Optional.empty();
    }

    /** The newest first. */
    List<Update> updates() {
        List<Update> updates = new ArrayList<>();
        timeline.entries().forEach(entry -> {
            if (entry.fact() instanceof Message.UpdatePosted one && one.audience() != Audience.ENGINEERS) {
                updates.add(new Update(entry.at(), one.text()));
            }
        });
        return updates.reversed();
    }
}
