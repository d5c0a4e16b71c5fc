package dev.firefight.app.report;

/** How the page looks: one accent, light and dark, from the width of a phone to that of a desk, and on paper. */
final class Style {
    private static final String BASE = """
            :root {
              color-scheme: light dark;
              --paper: #faf9f6; --sheet: #ffffff; --ink: #1b1815; --soft: #5b544c; --line: #e4dfd6;
              --accent: #b4380a; --band: #dde8e4; --well: #f3f0ea;
              --text: -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", system-ui, sans-serif;
              --code: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
              --round: 14px;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #131110; --sheet: #1c1917; --ink: #f4f0ea; --soft: #b3aaa0; --line: #37322d;
                --accent: #ff9357; --band: #24352f; --well: #25211e;
              }
            }
            * { box-sizing: border-box; }
            [hidden] { display: none !important; }
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 1rem; }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.55 var(--text);
              font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            .top, main, footer { max-width: 74rem; margin-inline: auto; padding-inline: clamp(1.1rem, 4vw, 3rem); }
            h1, h2, h3, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
            ul, ol { list-style: none; }
            h1, h2, h3 { text-wrap: balance; letter-spacing: -0.015em; }
            h2 { font-size: 1.45rem; line-height: 1.2; font-weight: 650; margin-bottom: 1.1rem; }
            h3 { font-size: 1.1rem; line-height: 1.3; font-weight: 650; }
            section { margin-top: clamp(2.75rem, 7vw, 4.5rem); }
            a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
            a:hover { text-decoration-thickness: 2px; }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
            code, pre { font-family: var(--code); font-size: 0.86em; unicode-bidi: isolate; }
            p code, td code, li code { background: var(--well); border-radius: 5px; padding: 0.12em 0.35em;
              -webkit-box-decoration-break: clone; box-decoration-break: clone; }
            .n { font-variant-numeric: tabular-nums; white-space: nowrap; }
            .fine { color: var(--soft); font-size: 0.92rem; line-height: 1.5; }
            .eyebrow { color: var(--soft); font-size: 0.84rem; font-weight: 550; letter-spacing: 0.01em; }
            .skip { position: absolute; left: -999rem; }
            .skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--sheet); padding: 0.6rem 1rem; }

            .top { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; align-items: baseline; padding-block: 1.4rem;
              color: var(--soft); font-size: 0.92rem; }
            .brand { color: var(--accent); font-size: 1.05rem; letter-spacing: -0.02em; }
            .name { color: var(--ink); font-weight: 600; }
            .verdict { margin-top: clamp(1.2rem, 5vw, 3.2rem); }
            h1 { font-size: clamp(1.9rem, 1.2rem + 3.2vw, 3.5rem); line-height: 1.06; font-weight: 700;
              letter-spacing: -0.03em; max-width: 26ch; }
            .subject { color: var(--accent); unicode-bidi: isolate; }
            .part { display: inline-block; max-width: 100%; unicode-bidi: isolate; }
            .lead { font-size: clamp(1.15rem, 1.05rem + 0.6vw, 1.45rem); line-height: 1.45; max-width: 46rem; margin-top: 1.3rem;
              text-wrap: pretty; }
            .began { margin-top: 1.3rem; max-width: 46rem; }
            .began time { font-weight: 650; white-space: nowrap; }
            .began .fine { display: block; margin-top: 0.2rem; }

            .buckets { display: grid; gap: 0.9rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
            .buckets > li { background: var(--sheet); border: 1px solid var(--line); border-radius: var(--round); padding: 1.1rem 1.2rem; }
            .buckets > .suspect { border-color: var(--accent); box-shadow: inset 0 3px 0 var(--accent); }
            .buckets > .not-checked { border-style: dashed; background: none; }
            .buckets h3::first-letter { text-transform: uppercase; }
            .buckets p { font-size: 0.95rem; line-height: 1.45; margin-top: 0.5rem; }
            .buckets .verdict-word { display: flex; align-items: center; gap: 0.45rem; margin: 0.25rem 0 0.55rem;
              font-size: 1rem; font-weight: 650; color: var(--soft); }
            .buckets .suspect .verdict-word { color: var(--accent); }
            .icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
            .dotted { stroke-dasharray: 2.2 3.2; }

            .cards { display: grid; gap: 1.1rem; grid-template-columns: minmax(0, 1fr); }
            .card { display: flex; flex-direction: column; gap: 1.2rem; background: var(--sheet); border: 1px solid var(--line);
              border-radius: var(--round); padding: clamp(1.2rem, 3vw, 2rem); }
            .card h3 { font-size: 1.35rem; margin-top: 0.15rem; }
            .card.first h3 { font-size: clamp(1.35rem, 1.2rem + 1vw, 1.8rem); }
            .case > p { margin-top: 0.9rem; }
            .case > .eyebrow { margin: 0; }
            .odds { display: grid; grid-template-columns: auto 1fr; align-items: baseline; column-gap: 0.5rem; row-gap: 0.45rem; }
            .odds b { font-size: 1.7rem; line-height: 1; letter-spacing: -0.03em; }
            .odds span { color: var(--soft); }
            .odds svg { grid-column: 1 / -1; display: block; }
            .rail { fill: var(--line); } .fill { fill: var(--accent); }
            dl { display: grid; gap: 0.9rem; }
            dt { color: var(--soft); font-size: 0.84rem; font-weight: 550; }
            dd { font-size: 1.05rem; font-weight: 550; line-height: 1.45; }
            dd code { font-weight: 400; background: var(--well); border-radius: 5px; padding: 0.12em 0.35em; }
            .card .more { margin-top: auto; }
            .more a { display: inline-block; padding-block: 0.5rem; }
            figcaption span { color: var(--soft); }
            .card figcaption { font-size: 0.95rem; line-height: 1.45; margin-top: 0.5rem; }
            """;

    private static final String DETAILS = """
            nav { margin-top: clamp(2.75rem, 7vw, 4.5rem); border-block: 1px solid var(--line); }
            nav ul { display: flex; flex-wrap: wrap; gap: 0 1.6rem; }
            nav a { display: block; padding-block: 0.8rem; text-decoration: none; font-weight: 550; }
            nav a:hover { text-decoration: underline; }
            .filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.8rem; margin-bottom: 1rem; }
            .filter input { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 10px;
              min-height: 2.75rem; padding: 0.3rem 0.9rem; width: min(100%, 22rem); }
            .filter label { font-weight: 550; font-size: 0.95rem; }
            .filter output { color: var(--soft); }
            .scroll { overflow-x: auto; margin-inline: -0.3rem; padding: 0.3rem; }
            table { border-collapse: collapse; width: 100%; font-size: 0.95rem; line-height: 1.4; }
            th, td { text-align: start; vertical-align: top; padding: 0.75rem 1.2rem 0.75rem 0; border-bottom: 1px solid var(--line); }
            th[scope=row] { font-weight: 650; min-width: 9rem; }
            thead th { color: var(--soft); font-weight: 550; font-size: 0.84rem; padding-block: 0.4rem; white-space: nowrap; }

            .dossier { border-top: 1px solid var(--line); }
            .dossier:last-of-type { border-bottom: 1px solid var(--line); }
            #evidence > .fine { max-width: 46rem; margin-bottom: 1.4rem; }
            summary { cursor: pointer; padding-block: 0.8rem; }
            .dossier > summary { display: flex; gap: 0.9rem; align-items: baseline; font-size: 1.1rem; list-style: none; padding-block: 1rem; }
            .dossier > summary::-webkit-details-marker { display: none; }
            .dossier > summary::before { content: "+"; width: 1ch; color: var(--accent); font-weight: 650; font-family: var(--code); }
            .dossier[open] > summary::before { content: "−"; }
            .dossier > summary b { flex: 1; font-weight: 650; unicode-bidi: isolate; }
            .exhibits { display: grid; gap: 1.1rem; padding-bottom: 1.8rem;
              grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); }
            .exhibit { display: flex; flex-direction: column; gap: 0.7rem; background: var(--sheet); border: 1px solid var(--line);
              border-radius: var(--round); padding: 1.1rem 1.2rem; }
            .exhibit .finding { font-weight: 650; line-height: 1.35; margin-top: 0.2rem; }
            .exhibit .numbers { font-size: 0.95rem; margin-top: 0.2rem; }
            .selector { font-size: 0.88rem; line-height: 1.5; color: var(--soft); margin-top: auto; }
            .log { background: var(--well); border-radius: 10px; padding: 0.8rem 1rem; line-height: 1.55; white-space: pre-wrap;
              overflow-wrap: anywhere; }
            .entry + .entry { margin-top: 1.2rem; }
            .entry p { margin-bottom: 0.4rem; }
            .entry + .fine { margin-top: 0.9rem; }

            svg text { font-family: var(--text); fill: var(--soft); font-size: 11.5px; }
            .chart, .spark { display: block; width: 100%; height: auto; overflow: visible; }
            .spark { height: 56px; }
            .chart text { font-size: 13.5px; }
            .band { fill: var(--band); }
            .grid { stroke: var(--line); stroke-width: 1; }
            .axis { stroke: var(--soft); stroke-width: 1; }
            .onset { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 3 3; vector-effect: non-scaling-stroke; }
            .before, .after { fill: none; stroke: var(--soft); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round;
              vector-effect: non-scaling-stroke; }
            .after { stroke: var(--accent); stroke-width: 2.2; }
            svg .strong { fill: var(--ink); font-weight: 650; }

            .map { display: block; max-width: none; }
            .map text { font-size: 13px; fill: var(--ink); }
            .map .rank { font-size: 11.5px; fill: var(--soft); }
            .box rect { fill: var(--sheet); stroke: var(--line); stroke-width: 1.3; }
            .box.on-path rect { stroke: var(--accent); stroke-width: 1.8; }
            .box.suspected rect { stroke: var(--accent); stroke-width: 1.4; }
            .box.suspected text { font-weight: 650; }
            .box.suspected .rank { font-weight: 550; fill: var(--accent); }
            .box.first rect { fill: var(--accent); }
            .box.first text, .box.first .rank { fill: var(--paper); }
            .box.folded rect { fill: none; stroke: var(--soft); stroke-dasharray: 4 4; }
            .box.folded text { fill: var(--soft); }
            .call { fill: none; stroke: var(--soft); stroke-width: 1; opacity: 0.55; }
            .call.path { stroke: var(--accent); stroke-width: 3.2; opacity: 1; }
            .tip { fill: var(--soft); } .tip.path { fill: var(--accent); }
            #map .fine { margin-top: 0.8rem; }
            #map b { color: var(--ink); }

            .request + .request { margin-top: 2.6rem; }
            .scale { display: none; justify-content: space-between; color: var(--soft); font-size: 0.84rem; margin-top: 0.9rem; }
            .waterfall { margin-top: 0.7rem; }
            .span { display: grid; grid-template-columns: 1fr 5rem; column-gap: 1rem; align-items: center; padding-block: 0.3rem;
              border-top: 1px solid var(--line); font-size: 0.93rem; line-height: 1.4; }
            .who { grid-column: 1 / -1; }
            .who b { font-weight: 650; }
            .bar { display: block; }
            .bar rect { fill: var(--soft); } .bar .rail { fill: var(--line); }
            .blamed .bar rect { fill: var(--accent); } .blamed .bar .rail { fill: var(--line); }
            .took { text-align: end; white-space: nowrap; color: var(--soft); }
            .blamed .took { color: var(--ink); font-weight: 650; }
            .tag { font-style: normal; font-weight: 650; font-size: 0.84rem; white-space: nowrap; }
            .blamed .tag { color: var(--accent); }
            .in-1 .who { padding-left: 0.8rem; } .in-2 .who { padding-left: 1.6rem; } .in-3 .who { padding-left: 2.4rem; }
            .in-4 .who { padding-left: 3.2rem; } .in-5 .who { padding-left: 4rem; } .in-6 .who { padding-left: 4.8rem; }
            .in-7 .who { padding-left: 5.6rem; } .in-8 .who { padding-left: 6.4rem; }

            .quiet { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); margin-top: 1rem; }
            .quiet li { display: flex; justify-content: space-between; gap: 1rem; padding-block: 0.5rem;
              border-bottom: 1px solid var(--line); font-size: 0.95rem; }
            .quiet b { font-weight: 600; }
            .quiet span { color: var(--soft); white-space: nowrap; font-size: 0.88rem; }
            #again > * + * { margin-top: 1rem; }
            #again > p { max-width: 46rem; }
            .files > li { padding-block: 0.3rem; font-size: 0.95rem; }
            .files ul { color: var(--soft); padding-left: 1rem; font-size: 0.9rem; }
            footer { margin-top: 4rem; padding-block: 1.6rem; color: var(--soft); font-size: 0.9rem; }
            footer p { border-top: 1px solid var(--line); padding-top: 1.2rem; }
            """;

    private static final String MEDIA = """
            @media (max-width: 40rem) {
              .suspects thead { position: absolute; left: -999rem; }
              .suspects tr { display: grid; grid-template-columns: 1.8rem 1fr auto; padding-block: 0.7rem; border-bottom: 1px solid var(--line); }
              .suspects td, .suspects th { border: 0; padding: 0.1rem 0; }
              .suspects td:nth-of-type(n + 3) { grid-column: 2 / -1; }
            }
            @media (min-width: 50rem) {
              .chart text { font-size: 12px; }
              .card.first .chart text { font-size: 10.5px; }
              .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
              .card.first { grid-column: 1 / -1; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr);
                gap: 1.4rem 2.6rem; border-color: var(--accent); }
              .card.first figure { grid-row: span 3; }
              .card.first:has(figure) { grid-template-rows: auto auto 1fr; }
              .card.first .more { align-self: end; }
              .card:only-child { grid-column: 1 / -1; }
              .span { grid-template-columns: minmax(0, 21rem) 1fr 5rem; padding-block: 0.38rem; }
              .who { grid-column: auto; }
              .scale { display: flex; margin-left: 22rem; margin-right: 6rem; }
            }
            @media (prefers-reduced-motion: reduce) {
              html { scroll-behavior: auto; }
            }
            @media print {
              :root { --paper: #ffffff; --sheet: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --accent: #8f2a04;
                --band: #e3e9e7; --well: #f2f2f2; }
              body { font-size: 10.5pt; }
              nav, .filter, .skip, .more { display: none; }
              section { margin-top: 2rem; }
              .card, .exhibit, .span, .buckets > li { break-inside: avoid; }
              h2, h3 { break-after: avoid; }
              .band, .fill, .rail, .bar rect, .box rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
              .map { max-width: 100%; height: auto; }
              .scroll { overflow: visible; }
            }
            """;

    static final String CSS = BASE + DETAILS + LogStyle.CSS + MEDIA;

    private Style() {}
}
