package dev.firefight.telemetry.log;

/** The forms in which logs write times, each by an example. */
enum TimeForm {
    NONE(""),
    ISO("2025-11-21 03:41:44.123"),
    SLASHED("2025/11/21 03:41:44"),
    DOTTED("2025.11.21"),
    COMPACT("20251121-03:41:44:123"),
    SHORT_COMPACT("251121 034144"),
    SHORT_YEAR("25/11/21 03:41:44"),
    DAY_MONTH("21/Nov/2025:03:41:44 +0000"),
    DAY_FIRST("21/11/2025 03:41:44"),
    MONTH_DAY("11-21 03:41:44.123"),
    MONTH_NAME("Nov 21 03:41:44"),
    WEEKDAY("Fri Nov 21 03:41:44 2025"),
    KLOG("I1121 03:41:44.123456"),
    EPOCH("1763696504"),
    CLOCK("03:41:44.123");

    private final String example;

    TimeForm(String example) {
        this.example = example;
    }

    /** A time written in this form. */
    String example() {
        return example;
    }
}
