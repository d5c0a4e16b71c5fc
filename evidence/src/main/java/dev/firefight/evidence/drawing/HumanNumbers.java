package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Evidence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers as people write them: three significant digits, the unit that fits, never an exponent where words do. The space between a
 * number and its unit is a no-break space, so that no line ends there.
 */
public final class HumanNumbers {
    private static final String SPACE = "\u00A0";
    private static final int MAX_COMPARISON_CHARS = 200;
    private static final int DIGITS = 3;
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e15;

    private HumanNumbers() {}

    /** A value with its unit, such as {@code 12.3 ms}, {@code 4.1 MB/s}, {@code 93 %}, {@code 1,234}; "unknown" for not a number. */
    public static String of(double value, String unit) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        Scale scale = Scale.of(unit, Math.abs(value));
        String number = plain(value / scale.factor());
        String behind = SafeText.line(scale.unit());
        return behind.isEmpty() ? number : behind.startsWith("/") ? number + behind : number + SPACE + behind;
    }

    /** A number of three significant digits, with commas between thousands. */
    public static String plain(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return of(value, "");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        BigDecimal shown = size >= 1000 ? new BigDecimal(value).setScale(0, RoundingMode.HALF_UP) : rounded;
        String text = shown.stripTrailingZeros().toPlainString();
        int point = text.indexOf('.');
        return size < 1000 ? text : count(Long.parseLong(point < 0 ? text : text.substring(0, point)));
    }

    /** A whole number with commas between thousands. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of something: "1 service", "12 services". */
    public static String count(long number, String one, String many) {
        return count(number) + SPACE + (number == 1 ? one : many);
    }

    /** A probability as whole percent; its ends are never claimed for certain. */
    public static String likelihood(double likelihood) {
        if (Double.isNaN(likelihood)) {
            return "unknown";
        }
        double percent = likelihood * 100;
        return (percent >= 99.5 ? ">99" : percent < 0.5 ? "<1" : Math.round(percent)) + SPACE + "%";
    }

    /** Strength of evidence, such as {@code 38 bits} or {@code 1.7 bits}. */
    public static String bits(double bits) {
        double rounded = bits >= 10 ? Math.rint(bits) : Math.rint(bits * 10) / 10;
        return Double.isFinite(bits) ? plain(rounded) + SPACE + (rounded == 1 ? "bit" : "bits") : of(bits, "bits");
    }

    /** The unit in which a piece of evidence is best read: shares are percentages, whatever else they are called. */
    public static String unitOf(Evidence evidence) {
        boolean isBare = evidence.unit().isEmpty() || evidence.unit().equals("1");
        boolean isShare =
                evidence.statistic().contains("share") || evidence.statistic().contains("ratio");
        return isBare && isShare ? "ratio" : evidence.unit();
    }

    /** How many times as much, where that says more than the two numbers: {@code 101×}; empty where it does not. */
    public static Optional<String> times(double before, double after) {
        double ratio = after / before;
        if (!Double.isFinite(ratio) || before <= 0 || after <= 0 || ratio >= 1e6 || ratio <= 1e-6) {
            return Optional.empty();
        }
        if (ratio >= 2) {
            return Optional.of(plain(ratio >= 10 ? Math.rint(ratio) : Math.rint(ratio * 10) / 10) + "×");
        }
        return ratio <= 0.5 ? Optional.of("÷" + plain(Math.rint(10 / ratio) / 10)) : Optional.empty();
    }

    /** How many times as often: {@code 12×}, or {@code 1/24} where it is less. */
    public static String ratio(double ratio) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            return plain(ratio) + "×";
        }
        double times = ratio >= 1 ? ratio : 1 / ratio;
        String number = plain(times >= 10 ? Math.rint(times) : Math.rint(times * 10) / 10);
        return ratio >= 1 ? number + "×" : "1/" + number;
    }

    /** The value before; without its unit where that after has the same, so that it is read once. */
    private static String before(Evidence evidence, String unit) {
        Scale scale = Scale.of(unit, Math.abs(evidence.before()));
        boolean isUnitTold = evidence.before() == 0
                || scale.unit()
                        .equals(Scale.of(unit, Math.abs(evidence.after())).unit());
        return isUnitTold && Double.isFinite(evidence.before())
                ? plain(evidence.before() / scale.factor())
                : of(evidence.before(), unit);
    }

    /** What was measured before and after the onset, in one line; once where both are the same; nothing for log-odds, which only programs read. */
    public static String comparison(Evidence evidence) {
        if (evidence.unit().equals("nat")) {
            return "";
        }
        String unit = unitOf(evidence);
        String after = of(evidence.after(), unit);
        boolean isOne = Double.isNaN(evidence.before()) || evidence.before() == evidence.after();
        String values = isOne ? after : before(evidence, unit) + SPACE + "→" + SPACE + after;
        String ratio = times(evidence.before(), evidence.after())
                .map(times -> SPACE + "(" + times + ")")
                .orElse("");
        boolean isNothing = isOne && Double.isNaN(evidence.after());
        return SafeText.line(
                        isNothing ? evidence.statistic() : evidence.statistic() + " " + values + ratio,
                        MAX_COMPARISON_CHARS)
                .strip();
    }
}
