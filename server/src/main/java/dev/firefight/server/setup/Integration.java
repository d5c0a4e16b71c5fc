package dev.firefight.server.setup;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Somebody who sends alerts or tells changes.
 *
 * @param name the last part of the address to which it sends
 * @param kind what it sends
 * @param keys by which it is let in; several while one takes the place of another
 * @param fields of a sender of any kind: for each field of an alert the JSON Pointer (RFC 6901) to it, where it
 *     is not under a usual name; else empty. In the order of names.
 * @param secrets by which GitHub signs, each where it is found; several while one takes the place of another. Where there is none, GitHub signs
 *     by the key itself.
 * @param services of changes: for a repository or an application the services that it is, where it is not one of the same name. In the order
 *     of names.
 */
public record Integration(
        String name,
        Kind kind,
        List<Key> keys,
        Map<String, String> fields,
        List<SecretReference> secrets,
        Map<String, List<String>> services) {
    /** Under these names watches and heartbeats of this house give alerts: no sender has one of them. */
    public static final Set<String> OWN = Set.of("watches", "heartbeats");

    /** The most keys at once. */
    public static final int MOST_KEYS = 10;

    /** The most fields. */
    public static final int MOST_FIELDS = 50;

    /** The most secrets at once. */
    public static final int MOST_SECRETS = 5;

    /** The most repositories and applications that have services of other names. */
    public static final int MOST_MAPPED = 1_000;

    /** The most services of one of them. */
    public static final int MOST_SERVICES = 20;

    /** What is sent. */
    public enum Kind {
        /** Webhooks of Alertmanager. */
        ALERTMANAGER,
        /** Webhooks of Grafana. */
        GRAFANA,
        /** Events as PagerDuty takes them, version 2. */
        PAGERDUTY,
        /** Webhooks of GitHub. */
        GITHUB,
        /** Notifications of Argo CD. */
        ARGOCD,
        /** Telemetry by OTLP; its key lets no alert in. */
        OTLP,
        /** Any object of JSON. */
        GENERIC
    }

    /**
     * A key.
     *
     * @param hash its SHA-256, as 43 letters of base64 for addresses, without padding
     * @param since from when on it is valid
     * @param until when it ends, if it does
     */
    public record Key(String hash, Instant since, Optional<Instant> until) {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

        /** Checks the form of the hash and the order of the moments. */
        public Key {
            check(hash);
            if (until.filter(end -> !since.isBefore(end)).isPresent()) {
                throw new IllegalArgumentException("a key ends after it begins");
            }
        }

        /** Whether a text can be the hash of a key. */
        static void check(String hash) {
            if (!FORM.matcher(hash).matches()) {
                throw new IllegalArgumentException(
                        "the hash of a key is its SHA-256 in 43 letters of base64 for addresses, as Firefight shows it");
            }
        }

        /** Whether it is valid at a moment. */
        public boolean holds(Instant at) {
            return !at.isBefore(since) && until.map(at::isBefore).orElse(true);
        }

        /** Without the hash, which is nobody's business. */
        @Override
        public String toString() {
            return "a key since " + since + until.map(end -> " until " + end).orElse("");
        }
    }

    /** With other places of fields. */
    public Integration withFields(Map<String, String> others) {
        return new Integration(name, kind, keys, others, secrets, services);
    }

    /** Copies and checks. */
    public Integration {
        if (OWN.contains(name)) {
            throw new IllegalArgumentException(
                    "the name " + name + " is that of alerts of this house; take another one");
        }
        keys = List.copyOf(keys);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        if (keys.size() > MOST_KEYS || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException(
                    "an integration has at most " + MOST_KEYS + " keys and " + MOST_FIELDS + " fields");
        }
        if (kind != Kind.GENERIC && !fields.isEmpty()) {
            throw new IllegalArgumentException("only a generic integration has fields: take them out");
        }
        secrets = List.copyOf(secrets);
        if (kind != Kind.GITHUB && !secrets.isEmpty()) {
            throw new IllegalArgumentException("only GitHub signs by a secret: take it out");
        }
        Map<String, List<String>> named = new TreeMap<>();
        services.forEach((from, to) -> named.put(from, List.copyOf(to)));
        services = Collections.unmodifiableMap(named);
        if (secrets.size() > MOST_SECRETS || services.size() > MOST_MAPPED) {
            throw new IllegalArgumentException("an integration has at most " + MOST_SECRETS
                    + " secrets, and services of " + MOST_MAPPED + " repositories and applications");
        }
        if (services.values().stream().anyMatch(one -> one.isEmpty() || one.size() > MOST_SERVICES)) {
            throw new IllegalArgumentException(
                    "a repository or an application has 1 to " + MOST_SERVICES + " services: name them");
        }
    }
}
