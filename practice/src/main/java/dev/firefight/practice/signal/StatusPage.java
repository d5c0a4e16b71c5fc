package dev.firefight.practice.signal;

import dev.firefight.practice.production.Instance;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a provider says of itself on its status page. Its own people look at what it answered, some time after it did, and say what they saw, or
 * say that all is well whatever they saw.
 *
 * @see <a href="https://metastatuspage.com/api">Statuspage, status API</a>, for {@code summary.json}
 */
public final class StatusPage {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WINDOW = 8;
    private static final double FEWEST = 10;
    private static final double FAILS = 0.5;
    private static final double FAILS_PARTLY = 0.05;
    private static final double SLOWER = 3;

    private final Scrapes scrapes;
    private final String provider;
    private final long lagNanos;
    private final boolean isHonest;
    private final List<Moment> moments = new ArrayList<>();
    private double requestsBefore;
    private double secondsBefore;

    /** How well a provider does, as Statuspage names it. */
    public enum State {
        /** As ever. */
        OPERATIONAL("none", "All Systems Operational"),
        /** Slower than it was. */
        DEGRADED_PERFORMANCE("minor", "Partially Degraded Service"),
        /** Some requests fail. */
        PARTIAL_OUTAGE("major", "Partial System Outage"),
        /** Most requests fail. */
        MAJOR_OUTAGE("critical", "Major Service Outage");

        private final String indicator;
        private final String words;

        State(String indicator, String words) {
            this.indicator = indicator;
            this.words = words;
        }

        /** In its own words. */
        public String words() {
            return words;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it counted up to a scrape. */
    private record Counts(double requests, double failures, double seconds) {}

    private record Moment(long timeNanos, Counts counts, State state) {}

    /**
     * A page on which all is well.
     *
     * @param provider the service of which it tells
     * @param lag how long its people take to see what is so
     * @param isHonest whether they say it
     */
    public StatusPage(Scrapes scrapes, String provider, Duration lag, boolean isHonest) {
        this.scrapes = scrapes;
        this.provider = provider;
        this.lagNanos = lag.toNanos();
        this.isHonest = isHonest;
        observe();
    }

    /** To be called after each scrape, so that it knows what the provider did up to then. */
    public void observe() {
        long now = scrapes.production().nowNanos();
        if (moments.isEmpty() || now > moments.getLast().timeNanos()) {
            Counts counts = counts();
            moments.add(new Moment(now, counts, state(counts)));
        }
    }

    private Counts counts() {
        var meters = scrapes.production().untold();
        double requests = 0;
        double failures = 0;
        double seconds = 0;
        for (int i = 0; i < meters.size(); i++) {
            SeriesKey key = meters.keys().get(i);
            if (key.origin().service().equals(provider)) {
                double value = meters.value(i);
                if (key.metric().equals("http_server_requests_total")) {
                    requests += value;
                    failures += key.attributes().getOrDefault("code", "").startsWith("5") ? value : 0;
                } else if (key.metric().equals("http_server_request_duration_seconds_sum")) {
                    seconds += value;
                }
            }
        }
        return new Counts(requests, failures, seconds);
    }

    private State state(Counts now) {
        boolean runs = scrapes.production().service(provider).instances().stream()
                .anyMatch(one -> one.state() == Instance.State.RUNNING);
        if (!runs) {
            return State.MAJOR_OUTAGE;
        }
        if (moments.isEmpty()) {
            return State.OPERATIONAL;
        }
        Counts then = moments.get(Math.max(0, moments.size() - WINDOW)).counts();
        double requests = now.requests() - then.requests();
        double failing = (now.failures() - then.failures()) / requests;
        double took = (now.seconds() - then.seconds()) / requests;
        if (requests < FEWEST) {
            return moments.getLast().state();
        }
        if (failing >= FAILS_PARTLY) {
            return failing >= FAILS ? State.MAJOR_OUTAGE : State.PARTIAL_OUTAGE;
        }
        if (requestsBefore >= FEWEST && took > SLOWER * secondsBefore / requestsBefore) {
            return State.DEGRADED_PERFORMANCE;
        }
        requestsBefore += requests; // how it is when it is well
        secondsBefore += took * requests;
        return State.OPERATIONAL;
    }

    /** How the provider says that it does. */
    public State told() {
        return moments.get(toldMoment()).state();
    }

    private int toldMoment() {
        long seen = scrapes.production().nowNanos() - lagNanos;
        int told = 0;
        for (int i = 0; i < moments.size() && isHonest && moments.get(i).timeNanos() <= seen; i++) {
            told = i;
        }
        return told;
    }

    /** Since when it says so, in nanoseconds since 1970. */
    public long toldSinceNanos() {
        int at = toldMoment();
        while (at > 0 && moments.get(at - 1).state() == moments.get(at).state()) {
            at--;
        }
        return moments.get(at).timeNanos() + (at == 0 ? 0 : lagNanos);
    }

    /** The page: what {@code /api/v2/summary.json} answers now. */
    public byte[] summary() {
        State state = told();
        String since = Timestamps.toInstant(toldSinceNanos()).toString();
        ObjectNode json = JSON.createObjectNode();
        ObjectNode page = json.putObject("page");
        page.put("id", provider);
        page.put("name", provider);
        page.put("url", "https://status.example.com/" + provider);
        page.put("time_zone", "Etc/UTC");
        page.put("updated_at", since);
        ArrayNode components = json.putArray("components");
        ObjectNode component = components.addObject();
        component.put("id", provider + "-api");
        component.put("name", "API");
        component.put("status", state.id());
        component.put("updated_at", since);
        component.put("page_id", provider);
        ArrayNode incidents = json.putArray("incidents");
        if (state != State.OPERATIONAL) {
            incident(incidents.addObject(), state, since);
        }
        json.putArray("scheduled_maintenances");
        ObjectNode status = json.putObject("status");
        status.put("indicator", state.indicator);
        status.put("description", state.words);
        return JSON.writeValueAsBytes(json);
    }

    private void incident(ObjectNode incident, State state, String since) {
        String id = provider + "-" + since;
        String words =
                switch (state) {
                    case OPERATIONAL -> "";
                    case DEGRADED_PERFORMANCE -> "Requests take longer than usual. We are investigating.";
                    case PARTIAL_OUTAGE -> "Some requests fail. We are investigating.";
                    case MAJOR_OUTAGE -> "Most requests fail. We are investigating.";
                };
        incident.put("id", id);
        incident.put("name", state.words);
        incident.put("status", "investigating");
        incident.put("impact", state.indicator);
        incident.put("created_at", since);
        incident.put("updated_at", since);
        incident.put("page_id", provider);
        ObjectNode update = incident.putArray("incident_updates").addObject();
        update.put("id", id + "-1");
        update.put("status", "investigating");
        update.put("body", words);
        update.put("created_at", since);
        update.put("incident_id", id);
    }
}
