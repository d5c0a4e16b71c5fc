package dev.firefight.app.report;

/** How the page of logs looks beyond what all pages have in common. */
final class LogStyle {
    static final String CSS = """
            .histogram { display: block; width: 100%; height: auto; }
            .histogram.slim { display: none; }
            .histogram text { font-size: 12px; }
            .histogram .errors, .key.errors::before { fill: var(--accent); background: var(--accent); }
            .histogram .warnings, .key.warnings::before { fill: var(--warn); background: var(--warn); }
            .histogram .others, .key.others::before { fill: var(--quiet); background: var(--quiet); }
            .key { display: inline-block; margin-right: 1.2rem; }
            .key::before { content: ""; display: inline-block; width: 0.75em; height: 0.75em; border-radius: 3px; margin-right: 0.45em; }
            :root { --warn: #d99a1c; --quiet: #b9c4be; }
            @media (prefers-color-scheme: dark) { :root { --warn: #d9a83f; --quiet: #4b5a54; } }
            .patterns td { vertical-align: baseline; }
            .patterns td:last-child { width: 100%; padding-right: 0; }
            .patterns .kind, .patterns .level { white-space: nowrap; font-weight: 600; }
            .patterns .level { color: var(--soft); font-size: 0.84rem; }
            .grave .kind, .grave .level { color: var(--accent); }
            .patterns .pattern { background: none; padding: 0; font-size: 0.95rem; }
            .patterns details > summary { padding-block: 0.35rem; width: max-content; }
            .patterns .id { white-space: nowrap; }
            .patterns details .fine { margin-top: 0.5rem; }
            .patterns details .fine span { margin-right: 0.8rem; }
            .problem { color: var(--accent); }
            @media (max-width: 40rem) {
              .patterns thead { position: absolute; left: -999rem; }
              .patterns tr { display: grid; grid-template-columns: auto auto 1fr; gap: 0 0.9rem; align-items: baseline; padding-block: 0.8rem;
                border-bottom: 1px solid var(--line); }
              .patterns td { border: 0; padding: 0.1rem 0; }
              .patterns td:empty { display: none; }
              .patterns td:last-child { grid-column: 1 / -1; }
              .histogram.wide { display: none; }
              .histogram.slim { display: block; }
              .histogram text { font-size: 14px; }
            }
            """;

    private LogStyle() {}
}
