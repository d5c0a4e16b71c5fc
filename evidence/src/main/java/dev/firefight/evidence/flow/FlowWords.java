package dev.firefight.evidence.flow;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * The flow in plain words.
 *
 * @param kind kind of the symptom
 * @param rises whether rising is bad
 * @param unit unit of the symptom, or empty
 * @param isCounted whether amounts are numbers of requests, or sums over requests
 */
record FlowWords(SymptomKind kind, boolean rises, String unit, boolean isCounted) {
    private static final double LEAST_SHARE = 0.01;

    /** Why a service at which excess stays is suspect. */
    String stays(double whole, String symptom, double stay, String service, boolean isLeaf) {
        boolean plural = isPlural();
        String where = service.equals(symptom) ? "there" : "at " + service;
        return "of " + amount(whole, symptom) + ", " + share(stay) + (plural ? " stay " : " stays ") + where
                + (isLeaf
                        ? ", which calls no other service"
                        : (plural ? " and are" : " and is") + " explained by none of the services it calls");
    }

    /** Why a callee that was never seen before is suspect. */
    String isNew(double whole, String symptom, double stay, String caller, double explains, String service) {
        return "of " + amount(whole, symptom) + ", " + share(stay) + (isPlural() ? " stay at " : " stays at ") + caller
                + "; it calls " + service + ", which was never seen before the onset and would explain "
                + share(explains) + " of that";
    }

    /** How a service differs from its reference. */
    String differs(Excess excess, String metric, String service) {
        String course = "%s at %s went from %s to %s"
                .formatted(metric, service, number(excess.before()), number(excess.after()));
        if (excess.isNew()) {
            return metric + " at " + service + " is " + number(excess.after()) + ", with nothing before to compare";
        }
        String seen = excess.asMuch() == 0 ? "none" : String.format(Locale.ROOT, "%,d", excess.asMuch());
        return excess.stretches() == 0
                ? course
                : course
                        + String.format(
                                Locale.ROOT,
                                "; %s of %,d healthy stretches of this length moved as far",
                                seen,
                                excess.stretches());
    }

    private boolean isPlural() {
        return kind != SymptomKind.LATENCY;
    }

    private String amount(double whole, String symptom) {
        String more = (rises ? "additional " : "missing ");
        String things =
                switch (kind) {
                    case AVAILABILITY -> "failed requests";
                    case ERRORS -> rises ? "failed requests" : "missing failures";
                    case LATENCY -> rises ? "extra waiting" : "missing time";
                    case REQUESTS -> more + "requests";
                };
        boolean hasNumber = isCounted && whole > 0 && (kind != SymptomKind.LATENCY || !unit.isEmpty());
        if (!hasNumber) {
            return "the " + things + " at " + symptom;
        }
        String size = kind == SymptomKind.LATENCY
                ? number(whole) + " " + unit + " of"
                : String.format(Locale.ROOT, "%,d", Math.max(1, Math.round(whole)));
        return size + " " + things + " at " + symptom;
    }

    private static String share(double share) {
        return share < LEAST_SHARE ? "less than 1 %" : String.format(Locale.ROOT, "%d %%", Math.round(100 * share));
    }

    /** Four digits at least where they say anything. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1000) {
            return size < 1e15 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
        }
        return size != 0 && size < 1e-4
                ? String.format(Locale.ROOT, "%.3g", value)
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
