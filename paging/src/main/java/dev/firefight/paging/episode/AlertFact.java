package dev.firefight.paging.episode;

import dev.firefight.paging.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a sender says. */
public sealed interface AlertFact {
    /** Whether an alert fires. */
    enum Status {
        /** It does. */
        FIRING,
        /** It does no more. */
        RESOLVED
    }

    /**
     * What a sender says of one alert.
     *
     * @param fingerprint by which the sender knows the alert again
     * @param status whether it fires
     * @param startsAt since when
     * @param endsAt when it ended; of one that fires, when it is to be taken for ended unless it is told again
     * @param labels what it is about
     * @param annotations what is said to people
     * @param group by which the sender puts alerts together; empty where it does not
     * @param link where to look at it; empty where the sender names nothing
     */
    record Alert(
            String fingerprint,
            Status status,
            Instant startsAt,
            Optional<Instant> endsAt,
            Labels labels,
            Labels annotations,
            String group,
            String link)
            implements AlertFact {
        /** A label of alerts by which somebody tries whether people are called, whatever its value is. */
        public static final String TEST_LABEL = "firefight_test";

        private static final List<String> NAMES = List.of("alertname", "title", "name");
        private static final List<String> SERVICES = List.of(
                "service",
                "service_name",
                "service.name",
                "app",
                "app_kubernetes_io_name",
                "application",
                "component",
                "deployment",
                "job");
        private static final List<String> SEVERITIES = List.of("severity", "priority", "level");
        private static final List<String> TEXTS = List.of("summary", "title", "message", "description");

        /** What the alert is called. */
        public String name() {
            return labels.first(NAMES).or(() -> annotations.first(TEXTS)).orElse("alert " + fingerprint);
        }

        /** Which service it is about, by the labels that usually say so. */
        public Optional<String> service() {
            return labels.first(SERVICES);
        }

        /** How bad the sender thinks it is, in its own word and small letters; empty where it does not say. */
        public String severity() {
            return labels.first(SEVERITIES).orElse("").toLowerCase(Locale.ROOT);
        }

        /** Whether nothing is wrong, and somebody only tries what becomes of it: people are called as for any other. */
        public boolean isTest() {
            return labels.find(TEST_LABEL).isPresent();
        }

        /** How bad that is. */
        public Gravity gravity() {
            return Gravity.of(severity());
        }

        /** What is wrong, in a few words. */
        public String summary() {
            return annotations.first(TEXTS).orElseGet(this::name);
        }

        /** Whether it fires. */
        public boolean isFiring() {
            return status == Status.FIRING;
        }
    }

    /**
     * All alerts of a group have ended, also those that the sender left out of what it told.
     *
     * @param group as the sender calls it
     * @param at when
     */
    record GroupEnded(String group, Instant at) implements AlertFact {}
}
