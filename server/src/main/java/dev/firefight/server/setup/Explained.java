package dev.firefight.server.setup;

import java.util.Map;

/** What stands in place of a part that has nothing in it: what it is for, and an example that works when the {@code # } is taken off. */
final class Explained {
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("people", """
                    ## Who can be called, and how they are reached, in this order.
                    # people:
                    #   - name: Ada
                    #     contacts: [{ntfy: alerts-ada}, {email: ada@example.org}, {sms: "+4930123456", after: 2m}]
                    #   - name: Linus
                    #     contacts: [{email: linus@example.org}]
                    """),
            Map.entry("teams", """
                    ## Who answers for which services; * stands for any letters.
                    # teams:
                    #   - {name: payments, members: [Ada, Linus], services: [checkout, "pay*"], policy: payments}
                    """),
            Map.entry("schedules", """
                    ## Who is on call when, by the clock on the wall of a zone. Later rotations win over earlier ones, overrides over all.
                    # schedules:
                    #   - name: payments
                    #     zone: Europe/Berlin
                    #     rotations: [{members: [Ada, Linus], start: 2026-01-05T09:00, length: 1w}]
                    #     overrides: [{member: Linus, from: 2026-03-01T09:00, until: 2026-03-02T09:00, why: swap}]
                    """),
            Map.entry("policies", """
                    ## Who is called one after the other until somebody acknowledges. The first policy is for whatever names none.
                    # policies:
                    #   - name: payments
                    #     steps:
                    #       - {call: [schedule payments], patience: 5m}
                    #       - {call: [person Linus, team payments], patience: 10m}
                    #     rounds: 3
                    #     alone: {after: 30m, call: [team payments]}
                    #     management: [person Ada]
                    """),
            Map.entry("routes", """
                    ## What becomes of which alerts: page, incident (nobody is called) or list. The first that matches counts.
                    # routes:
                    #   - {name: noise, match: {severity: [info, none]}, effect: list}
                    #   - {name: checkout, match: {service: "checkout*"}, policy: payments, groupBy: [service], within: 5m}
                    """),
            Map.entry("silences", """
                    ## Which alerts wake nobody for a while.
                    # silences:
                    #   - match: {service: search}
                    #     from: 2026-03-01T09:00:00Z
                    #     until: 2026-03-01T12:00:00Z
                    #     reason: index rebuild
                    #     by: Ada
                    #   - {match: {service: ledger}, from: 2026-03-01T02:00:00Z, until: 2026-03-01T03:00:00Z, reason: backup, every: week}
                    """),
            Map.entry("integrations", """
                    ## Who may send alerts: alertmanager, grafana, pagerduty, github, argocd or generic. Firefight shows the hash of a key that it makes.
                    # integrations:
                    #   - name: alerts
                    #     kind: alertmanager
                    #     keys: [{hash: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, since: 2026-01-01T00:00:00Z}]
                    #   - {name: shop, kind: generic, fields: {title: /message, service: /app/name}}
                    #   - {name: github, kind: github, secret: {env: FIREFIGHT_SECRET_GITHUB}, services: {shop/monorepo: [checkout, search]}}
                    """),
            Map.entry("channels", """
                    ## By what people are reached. A secret stands in a variable or a file, never here.
                    # channels:
                    #   email: {host: mail.example.org, user: firefight, password: {env: FIREFIGHT_SECRET_MAIL}, from: fire@example.org}
                    #   ntfy: {server: https://ntfy.example.org, token: {file: ntfy-token}}
                    #   slack: {botToken: {env: FIREFIGHT_SECRET_SLACK_BOT}, appToken: {env: FIREFIGHT_SECRET_SLACK_APP}}
                    #   twilio: {account: AC0123456789, token: {env: FIREFIGHT_SECRET_TWILIO}, from: "+4930123456"}
                    #   webhook: {secret: {file: webhook}}
                    """),
            Map.entry("sources", """
                    ## Where production is asked: prometheus, zipkin, jaeger, tempo, loki, or logs of this machine.
                    # sources:
                    #   - {name: metrics, kind: prometheus, url: https://prometheus.example.org, queriesPerMinute: 60}
                    #   - {name: files, kind: logs, paths: [/var/log/shop]}
                    #   - name: own names
                    #     kind: prometheus
                    #     url: https://prometheus.example.org
                    #     conventions: [{signal: traffic, metric: shop_orders_total, measure: rate, service: shop}]
                    """),
            Map.entry("watches", """
                    ## What Firefight itself looks at: http, tls (a host with its port), dns (a host) or statuspage.
                    # watches:
                    #   - {name: front page, kind: http, url: https://shop.example.org/healthz, every: 30s, service: checkout}
                    """),
            Map.entry("heartbeats", """
                    ## Signs of life: in are those that others give to Firefight, out are those that Firefight gives to somebody outside.
                    # heartbeats:
                    #   in: [{name: nightly-backup, every: 1d, grace: 1h}]
                    #   out: [{url: https://heartbeat.example.org/firefight, every: 1m}]
                    """));

    private Explained() {}

    static String comment(String part) {
        return PARTS.getOrDefault(part, "");
    }
}
