package dev.firefight.server.web;

import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * What is still to be set up before an alert wakes somebody who finds suspects on the board, and what is there already.
 *
 * @param missing in the order in which it is best done
 * @param done what is there
 */
record FirstSteps(List<Step> missing, List<Step> done) {
    /**
     * A step.
     *
     * @param words what to do, or what is there
     * @param link where
     * @param otherwise what is so until it is done; empty where it is
     */
    record Step(String words, String link, String otherwise) {}

    static FirstSteps of(Setup setup) {
        List<Step> missing = new ArrayList<>();
        List<Step> done = new ArrayList<>();
        long reached = setup.roster().members().stream()
                .filter(one -> !one.contacts().isEmpty())
                .count();
        if (setup.roster().policies().isEmpty() || reached == 0) {
            missing.add(new Step("Say who is called", "/on-call", "Until then an alert wakes nobody."));
        } else {
            done.add(new Step(
                    reached == 1 ? "1 person can be called" : reached + " people can be called", "/on-call", ""));
        }
        long senders = setup.integrations().stream()
                .filter(one -> isOfAlerts(one.kind()))
                .count();
        int own = setup.watches().size() + setup.heartbeats().in().size();
        if (senders == 0 && own == 0) {
            missing.add(
                    new Step(
                            "Connect what sends alerts",
                            "/integrations",
                            "An Alertmanager, Grafana, or anything that can send JSON. Until then incidents are declared by people."));
        } else if (senders == 0) {
            done.add(new Step(own == 1 ? "1 watch of its own" : own + " watches of its own", "/watches", ""));
        } else {
            done.add(new Step(Labels.count(senders, "sender") + " of alerts", "/integrations", ""));
        }
        boolean hasOtlp = setup.integrations().stream().anyMatch(one -> one.kind() == Integration.Kind.OTLP);
        int sources = setup.sources().size() + (hasOtlp ? 1 : 0);
        if (sources == 0) {
            missing.add(new Step(
                    "Say where production is asked",
                    "/sources",
                    "A Prometheus, logs, traces. Until then nothing is looked into, and the board stays empty."));
        } else {
            done.add(new Step(Labels.count(sources, "source") + " asked", "/sources", ""));
        }
        return new FirstSteps(List.copyOf(missing), List.copyOf(done));
    }

    private static boolean isOfAlerts(Integration.Kind kind) {
        return switch (kind) {
            case ALERTMANAGER, GRAFANA, PAGERDUTY, GENERIC -> true;
            case GITHUB, ARGOCD, OTLP -> false;
        };
    }
}
