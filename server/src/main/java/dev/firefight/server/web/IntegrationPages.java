package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.Status;
import dev.firefight.server.intake.Delivery;
import dev.firefight.server.intake.Told;
import dev.firefight.server.paging.Intake;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Integrations;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Who sends alerts, and what is to be put into them. */
final class IntegrationPages {
    private static final String STANDS_FOR_KEY = "KEY";
    /** So often, and so far apart, it is looked what came of a test alert before that is shown: three seconds at most. */
    private static final int MOST_LOOKS = 60;

    private static final long LOOK_MILLIS = 50;

    private final Setups setups;
    private final Integrations integrations;
    private final Intake intake;
    private final Paging paging;
    private final RecentDeliveries recent;
    private final MappingPages mappings;
    private final Supplier<String> freshNames;
    private final InstantSource clock;

    /** @param freshNames of test alerts */
    IntegrationPages(
            Setups setups,
            Integrations integrations,
            Intake intake,
            Paging paging,
            RecentDeliveries recent,
            Supplier<String> freshNames,
            InstantSource clock) {
        this.setups = setups;
        this.integrations = integrations;
        this.intake = intake;
        this.paging = paging;
        this.recent = recent;
        this.mappings = new MappingPages(setups, recent, clock);
        this.freshNames = freshNames;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/integrations", request -> list(request, ""), Allowed.ADMIN);
        routes.post("/integrations", this::connect, Allowed.ADMIN);
        routes.get("/integrations/{name}", request -> show(request, known(request), Optional.empty()), Allowed.ADMIN);
        routes.post("/integrations/{name}/key", this::renew, Allowed.ADMIN);
        routes.post("/integrations/{name}/test", this::test, Allowed.ADMIN);
        routes.post("/integrations/{name}/mapping", this::map, Allowed.ADMIN);
    }

    private void list(Context request, String problem) {
        IntegrationsView view = new IntegrationsView(setups.current().integrations(), recent, problem);
        Pages.render(
                request,
                output -> JteintegrationsGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Integrations"), view));
    }

    private void connect(Context request) {
        FormFields fields = FormFields.of(request);
        String name = fields.value("name").strip();
        Integrations.Issued issued;
        try {
            if (setups.current().integrations().stream()
                    .anyMatch(one -> one.name().equals(name))) {
                throw new WireException("There is an integration of this name already; take another one.");
            }
            issued = integrations.connect(Gate.caller(request).person(), name, SetupApi.kind(fields.value("kind")));
        } catch (WireException unfit) {
            request.status(400);
            list(request, String.valueOf(unfit.getMessage()));
            return;
        }
        show(request, find(name), Optional.of(issued.key()));
    }

    private void renew(Context request) {
        Integration known = known(request);
        Integrations.Issued issued =
                integrations.connect(Gate.caller(request).person(), known.name(), Optional.empty());
        show(request, find(known.name()), Optional.of(issued.key()));
    }

    private Integration known(Context request) {
        return find(request.pathParam("name"));
    }

    private Integration find(String name) {
        return setups.current().integrations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404, "not-found", "There is no such integration", "Look at the list of integrations."));
    }

    private void map(Context request) {
        Integration one = known(request);
        mappings.tried(request, one)
                .ifPresentOrElse(
                        view -> show(request, one, Optional.empty(), Optional.of(view)),
                        () -> request.redirect(
                                "/integrations/" + one.name() + "?done=1#mapping", HttpStatus.SEE_OTHER));
    }

    private void show(Context request, Integration one, Optional<String> key) {
        show(request, one, key, mappings.of(request, one));
    }

    private void show(Context request, Integration one, Optional<String> key, Optional<MappingView> mapping) {
        IntegrationView view = new IntegrationView(
                one,
                key,
                Snippet.of(one.kind(), Visitor.of(request).base(), key.orElse(STANDS_FOR_KEY)),
                recent.of(one.name()),
                mapping,
                Optional.ofNullable(request.queryParam("tested"))
                        .filter(TestOutcome::isName)
                        .map(alert -> TestOutcome.of(paging, alert)));
        Pages.render(
                request,
                output -> JteintegrationGenerated.render(output, Pages.NONE, Pages.frame(request, one.name()), view));
    }

    private void test(Context request) {
        Integration one = known(request);
        if (one.kind() == Integration.Kind.OTLP) {
            throw new WireException(
                    "an integration for OTLP sends no alerts: its telemetry shows among the last deliveries");
        }
        String by = Gate.caller(request).person().name();
        String name = "test-" + freshNames.get();
        Told told = new Told(
                name,
                Status.FIRING,
                Optional.empty(),
                Optional.empty(),
                Labels.of(Map.of("alertname", "Test", "service", name, Alert.TEST_LABEL, by)),
                Labels.of(Map.of("summary", by + " tries whether an alert of " + one.name() + " wakes somebody")),
                "",
                "");
        Delivery delivery = new Delivery("test", List.of(told), Optional.empty(), 0, List.of());
        Intake.Result result = intake.receive(one.name(), delivery);
        recent.taken(
                one.name(), clock.instant(), ("a test by " + by).getBytes(StandardCharsets.UTF_8), delivery, result);
        awaitOutcome(name);
        request.redirect("/integrations/" + one.name() + "?tested=" + name, HttpStatus.SEE_OTHER);
    }

    /** Whoever tries whether somebody is called wants to be told so, and not that it is about to be decided. */
    private void awaitOutcome(String name) {
        try {
            for (int look = 0;
                    look < MOST_LOOKS && !TestOutcome.of(paging, name).isSettled();
                    look++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a kind of sender is called. */
    static String name(Integration.Kind kind) {
        return switch (kind) {
            case ALERTMANAGER -> "Alertmanager, Prometheus";
            case GRAFANA -> "Grafana";
            case PAGERDUTY -> "PagerDuty events";
            case GITHUB -> "GitHub";
            case ARGOCD -> "Argo CD";
            case OTLP -> "OpenTelemetry (OTLP)";
            case GENERIC -> "any JSON";
        };
    }

    static String word(Integration.Kind kind) {
        return Value.word(kind);
    }
}
