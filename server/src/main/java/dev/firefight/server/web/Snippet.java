package dev.firefight.server.web;

import dev.firefight.server.setup.Integration;

/**
 * What is to be put into a sender.
 *
 * @param where it belongs
 * @param text to be put there
 */
record Snippet(String where, String text) {
    /**
     * For an integration.
     *
     * @param base address of this server
     * @param key of the integration, or what stands for it
     */
    static Snippet of(Integration.Kind kind, String base, String key) {
        String address = base + "/in/" + key;
        return switch (kind) {
            case ALERTMANAGER ->
                new Snippet(
                        "Into alertmanager.yml; then reload Alertmanager. Where there is a route already, keep it, and put"
                                + " {receiver: firefight, continue: true} first under its routes. A Prometheus without an Alertmanager sends here too: the lines"
                                + " behind # go into prometheus.yml.",
                        """
                        route:
                          receiver: firefight
                        receivers:
                          - name: firefight
                            webhook_configs:
                              - url: %s
                                send_resolved: true

                        # alerting:
                        #   alertmanagers:
                        #     - scheme: %s
                        #       path_prefix: /in/%s
                        #       static_configs:
                        #         - targets: ["%s"]
                        """.formatted(address, scheme(base), key, base.substring(base.indexOf("//") + 2)));
            case GRAFANA ->
                new Snippet(
                        "In Grafana under Alerting, Contact points: a new one of the type Webhook with this address, and the method POST.",
                        address);
            case PAGERDUTY ->
                new Snippet(
                        "Wherever something sends events to PagerDuty: this address instead of theirs, and this routing key.",
                        """
                        # address
                        %s/v2/enqueue
                        # routing key, or integration key
                        %s

                        # pagerduty_configs of Alertmanager:
                        #   - url: %s/v2/enqueue
                        #     routing_key: %s

                        # what reports deployments as change events
                        %s/v2/change/enqueue
                        """.formatted(base, key, base, key, base));
            case GITHUB ->
                new Snippet(
                        "In the settings of the repository or organisation under Webhooks: this payload URL, content type"
                                + " application/json, this secret, and the events below. Better is a secret of its own, which the set-up"
                                + " of this integration names; then the key is no secret of GitHub's.",
                        """
                        # payload URL
                        %s/github
                        # secret, unless the set-up names another one
                        %s
                        # events: Deployments, Deployment statuses, Pushes, Releases, Workflow runs
                        """.formatted(address, key));
            case ARGOCD ->
                new Snippet(
                        "Into the ConfigMap argocd-notifications-cm. The annotation then goes to each application, or to its project.",
                        """
                        service.webhook.firefight: |
                          url: %s
                          headers:
                            - name: Content-Type
                              value: application/json
                        template.firefight-change: |
                          webhook:
                            firefight:
                              method: POST
                              body: |
                                {"app": "{{.app.metadata.name}}",
                                 "revision": "{{.app.status.operationState.syncResult.revision}}",
                                 "phase": "{{.app.status.operationState.phase}}",
                                 "health": "{{.app.status.health.status}}",
                                 "startedAt": "{{.app.status.operationState.startedAt}}",
                                 "finishedAt": "{{.app.status.operationState.finishedAt}}",
                                 "repo": "{{.app.spec.source.repoURL}}",
                                 "images": {{toJson .app.status.summary.images}}}

                        trigger.firefight-change: |
                          - when: app.status.operationState != nil and app.status.operationState.phase in ['Running', 'Error', 'Failed']
                            send: [firefight-change]
                          - when: app.status.operationState != nil and app.status.operationState.phase in ['Succeeded'] and app.status.health.status in ['Healthy', 'Degraded']
                            send: [firefight-change]

                        # annotation
                        # notifications.argoproj.io/subscribe.firefight-change.firefight: ""
                        """.formatted(address));
            case OTLP ->
                new Snippet(
                        "Into the environment of each service that has OpenTelemetry, or into the exporters of a Collector. Traces, metrics and"
                                + " logs come here from now on, and each incident is looked into with them.",
                        """
                        OTEL_EXPORTER_OTLP_ENDPOINT=%s
                        OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf

                        # an OpenTelemetry Collector instead:
                        # exporters:
                        #   otlphttp/firefight:
                        #     endpoint: %s
                        #     compression: gzip
                        """.formatted(address, address));
            case GENERIC ->
                new Snippet(
                        "Whatever can send JSON by HTTP. Fields are taken by their usual names; below you say where others"
                                + " stand.",
                        """
                        curl -X POST %s \\
                          -H 'Content-Type: application/json' \\
                          -d '{"title": "Disk of db-1 is full", "service": "db", "severity": "critical", "status": "firing"}'

                        # and when it is over
                        curl -X POST %s \\
                          -H 'Content-Type: application/json' \\
                          -d '{"title": "Disk of db-1 is full", "service": "db", "status": "resolved"}'

                        # something was changed, such as at the end of a script that deploys
                        curl %s/change -d '{"service": "checkout", "summary": "v42", "author": "Ada"}'
                        """.formatted(address, address, address));
        };
    }

    private static String scheme(String base) {
        return base.substring(0, base.indexOf("://"));
    }
}
