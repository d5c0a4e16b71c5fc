package dev.firefight.app.feed;

import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.signal.Exporter;
import dev.firefight.practice.signal.Firing;
import dev.firefight.practice.signal.RemoteWrite;
import dev.firefight.practice.signal.Snapshot;
import dev.firefight.practice.signal.Speech;
import dev.firefight.practice.signal.StatusPage;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells listeners what a run said since they were told last. By one thread at a time. */
public final class Feeds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROVIDER_LAG = Duration.ofMinutes(2);
    private static final String JSON_TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Where people would find the Alertmanager, if there were one. */
    private static final String ALERTMANAGER = "http://alertmanager.example.org";

    private final Run run;
    private final Listeners listeners;
    private final InstantSource clock;
    private final Consumer<String> notes;
    private final Speech speech;
    private final HttpSender sender;
    private final Map<String, Postbox> boxes = new LinkedHashMap<>();
    private final Map<String, StatusPage> pages = new TreeMap<>();
    private final Optional<Exporter> exporter;
    private int published;

    /**
     * Nothing is told yet.
     *
     * @param run of which is told
     * @param notes told where a listener does not listen; by any thread
     * @throws IOException where the port for a Prometheus is not free
     */
    public Feeds(Run run, Listeners listeners, InstantSource clock, Consumer<String> notes) throws IOException {
        this.run = run;
        this.listeners = listeners;
        this.clock = clock;
        this.notes = notes;
        this.speech = new Speech(run.scrapes());
        this.exporter = listeners.exporterPort().isPresent()
                ? Optional.of(new Exporter(listeners.exporterPort().getAsInt()))
                : Optional.empty();
        this.sender = new HttpSender(PATIENCE, clock);
        if (exporter.isPresent()) {
            for (ServiceDesign one : run.production().design().services()) {
                if (one.isProvider()) {
                    pages.put(one.name(), new StatusPage(run.scrapes(), one.name(), PROVIDER_LAG, true));
                }
            }
        }
    }

    /** Where a Prometheus scrapes; empty where none may. */
    public Optional<URI> exporter() {
        return exporter.map(Exporter::uri);
    }

    /** Tells what came since; the last moment of the run is now. */
    public void tell() {
        tell(Timestamps.toNanos(clock.instant()) - run.production().nowNanos());
    }

    /**
     * The same for who decides otherwise which moment is now. Never waits for a listener.
     *
     * @param laterNanos by how much the time of this machine is ahead of that of the run
     */
    public void tell(long laterNanos) {
        listeners.changes().ifPresent(to -> speech.changes(laterNanos)
                .forEach(one -> post(Letter.of(to, JSON_TYPE, written(one)))));
        listeners.otlp().ifPresent(base -> {
            speech.metrics(laterNanos).forEach(body -> post(Letter.of(below(base, "metrics"), JSON_TYPE, body)));
            speech.logs(laterNanos).forEach(body -> post(Letter.of(below(base, "logs"), JSON_TYPE, body)));
            speech.traces(laterNanos).forEach(body -> post(Letter.of(below(base, "traces"), JSON_TYPE, body)));
        });
        listeners.remoteWrite().ifPresent(to -> speech.remoteWrite(laterNanos)
                .forEach(body -> post(Letter.of(to, RemoteWrite.CONTENT_TYPE, body)
                        .with("Content-Encoding", RemoteWrite.CONTENT_ENCODING)
                        .with(RemoteWrite.VERSION.getFirst(), RemoteWrite.VERSION.getLast()))));
        exporter.ifPresent(this::publish);
        // Behind all by which their cause is found.
        tellAlerts(run.alerts(), laterNanos);
    }

    /** Tells what is new among some alerts of the run; the others are told when they are asked for. */
    public void tellAlerts(List<Firing> some, long laterNanos) {
        listeners.alerts().ifPresent(to -> speech.alerts(some, ALERTMANAGER, laterNanos)
                .forEach(body -> post(Letter.of(to, JSON_TYPE, body))));
    }

    private void publish(Exporter to) {
        if (run.scrapes().size() > published) {
            published = run.scrapes().size();
            Map<String, byte[]> told = new TreeMap<>();
            pages.forEach((name, page) -> {
                page.observe();
                told.put(name, page.summary());
            });
            to.publish(Snapshot.last(run.scrapes()), told);
        }
    }

    private void post(Letter letter) {
        boxes.computeIfAbsent(HttpSender.host(letter.to()), host -> new Postbox(host, sender, notes))
                .post(letter);
    }

    /**
     * Waits until all that was told has arrived.
     *
     * @param patience for each host
     * @return false where that takes longer
     */
    public boolean awaitSent(Duration patience) throws InterruptedException {
        List<Postbox> all = new ArrayList<>(boxes.values());
        boolean isSent = true;
        for (Postbox one : all) {
            isSent &= one.awaitSent(patience);
        }
        return isSent;
    }

    private static URI below(URI base, String signal) {
        return URI.create(base.toString().replaceAll("/+$", "") + "/v1/" + signal);
    }

    /** The plain form of a change. */
    private static byte[] written(Change one) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", one.id());
        json.put("service", one.service());
        json.put("type", type(one.kind()));
        json.put("summary", one.title());
        json.put("revision", one.version());
        json.put("author", one.author());
        json.put("timestamp", Timestamps.toInstant(one.timeNanos()).toString());
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }

    private static String type(Change.Kind kind) {
        return switch (kind) {
            case DEPLOY -> "deployment";
            case COMMIT, FLAG, CONFIG, OTHER -> kind.name().toLowerCase(Locale.ROOT);
            case STATUS -> "other";
        };
    }

    /** What still waits is not told any more. */
    @Override
    public void close() {
        boxes.values().forEach(Postbox::close);
        sender.close();
        exporter.ifPresent(Exporter::close);
    }
}
