package dev.firefight.server.setup;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.server.access.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes integrations and their keys. A key is told once; only its hash is kept. */
public final class Integrations {
    /** So long the keys of before are valid still when there is a new one, so that senders can be changed over. */
    public static final Duration OVERLAP = Duration.ofDays(1);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    private final Setups setups;
    private final Secrets secrets;
    private final InstantSource clock;

    /**
     * A key that was made.
     *
     * @param key to be shown this once
     */
    public record Issued(Integration.Kind kind, String key) {
        /** Without the key. */
        @Override
        public String toString() {
            return "Issued[" + kind + "]";
        }
    }

    /** Over a set-up. */
    public Integrations(Setups setups, Secrets secrets, InstantSource clock) {
        this.setups = setups;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes an integration with a key; for one that is there another key, beside which those of before hold for {@link #OVERLAP}.
     *
     * @param kind what is sent; empty for an integration that is there
     * @throws WireException where the name is none, or belongs to one of another kind
     */
    public Issued connect(Person by, String name, Optional<Integration.Kind> kind) {
        if (!NAME.matcher(name).matches()) {
            throw new WireException(
                    "\"name\" is 1 to 60 letters, digits, dots, dashes and underscores, such as alertmanager-main");
        }
        if (Integration.OWN.contains(name)) {
            throw new WireException("the name " + name + " is that of alerts of this house; take another one");
        }
        String key = secrets.fresh();
        setups.change(by, setup -> {
            List<Integration> all = new ArrayList<>();
            boolean isKnown = false;
            for (Integration one : setup.integrations()) {
                boolean isMeant = one.name().equals(name);
                all.add(isMeant ? with(one, key, kind) : one);
                isKnown |= isMeant;
            }
            if (!isKnown) {
                all.add(fresh(name, key, kind));
            }
            return setup.withIntegrations(all);
        });
        Integration made = setups.byKey(Secrets.hash(key)).orElseThrow();
        return new Issued(made.kind(), key);
    }

    private Integration fresh(String name, String key, Optional<Integration.Kind> kind) {
        Integration.Kind wanted =
                kind.orElseThrow(() -> new WireException("\"kind\" is missing: it says what this integration sends"));
        return new Integration(name, wanted, List.of(key(key)), Map.of(), List.of(), Map.of());
    }

    private Integration with(Integration one, String key, Optional<Integration.Kind> kind) {
        if (kind.filter(wanted -> wanted != one.kind()).isPresent()) {
            throw new WireException("there is an integration of this name and another kind; take another name");
        }
        Instant now = now();
        Instant end = now.plus(OVERLAP);
        List<Integration.Key> keys = new ArrayList<>();
        for (Integration.Key old : one.keys()) {
            if (old.until().map(now::isBefore).orElse(true)) {
                Optional<Instant> until = old.until().filter(end::isAfter).or(() -> Optional.of(end));
                keys.add(new Integration.Key(old.hash(), old.since(), until));
            }
        }
        keys.add(key(key));
        if (keys.size() > Integration.MOST_KEYS) {
            keys.subList(0, keys.size() - Integration.MOST_KEYS).clear();
        }
        return new Integration(one.name(), one.kind(), keys, one.fields(), one.secrets(), one.services());
    }

    private Integration.Key key(String key) {
        return new Integration.Key(Secrets.hash(key), now(), Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
