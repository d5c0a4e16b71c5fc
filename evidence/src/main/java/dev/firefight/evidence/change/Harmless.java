package dev.firefight.evidence.change;

/** A kind of change that can hardly break anything: how much speaks against it, and how much its words still count. */
enum Harmless {
    INERT_FILES(-4, 0, "only documentation, tests, build or staging files"),
    NO_LINE(-3.5, 0, "only comments, order or spacing"),
    LAYOUT(-3, 0.1, "only layout"),
    APPEARANCE(-3, 0.1, "only appearance: style, theme, texts"),
    /** Templates hold expressions, which may fail. */
    PAGES(-2, 0.3, "only appearance: style and templates"),
    OWN_VERSION(-2.5, 0.1, "only a version constant"),
    LOG_LINES(-2.2, 0.15, "only log statements"),
    WORDING(-2, 0.2, "only the wording of texts"),
    /** An error that was swallowed before may now be seen, and the other way round. */
    ERROR_REPORTS(-1.5, 0.3, "only how an error is reported"),
    TELEMETRY_CODE(-1.5, 0.25, "only code of logging, metrics or tracing"),
    TELEMETRY_LINES(-1.5, 0.25, "only adds metrics or span attributes");

    private final double odds;
    private final double activity;
    private final String text;

    Harmless(double odds, double activity, String text) {
        this.odds = odds;
        this.activity = activity;
        this.text = text;
    }

    /** Tells it of a change. */
    void tell(Impact impact) {
        impact.add(odds, activity, text);
    }
}
