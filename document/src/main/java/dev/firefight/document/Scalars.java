package dev.firefight.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Single values and how they are written. Each throws {@link IllegalArgumentException} with what to write instead. */
public final class Scalars {
    /** The longest text, in characters. */
    public static final int MOST_TEXT_CHARS = 2_000;

    private static final Pattern NAME = Pattern.compile("(?! )[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,100}(?<! )");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");

    private Scalars() {}

    /** Of one line or several, and at most {@link #MOST_TEXT_CHARS} characters. */
    public static String text(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT_CHARS) {
            throw new IllegalArgumentException("is a text of 1 to " + MOST_TEXT_CHARS + " characters");
        }
        return text;
    }

    /** May be empty. */
    public static String anyText(String text) {
        return text.isEmpty() ? text : text(text);
    }

    /** A name as people write it. */
    public static String name(String text) {
        return matching(NAME, text, "is a name of 1 to 100 characters in one line, without spaces around it");
    }

    /**
     * A text of a certain form.
     *
     * @param form which all of it has
     * @param what it is, in words such as "is a name of one line"; what was written is told behind that
     */
    public static String matching(Pattern form, String text, String what) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(what + ", not " + Problem.shown(text));
        }
        return text;
    }

    /** A whole number, both ends included. */
    public static Function<String, Integer> number(int least, int most) {
        return text -> {
            long number = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "is a number from " + least + " to " + most + ", not " + Problem.shown(text));
            }
            return (int) number;
        };
    }

    /** A number that may have a fraction, such as {@code 2.5}, both ends included. */
    public static Function<String, Double> decimal(double least, double most) {
        return text -> {
            double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            if (number >= least && number <= most) {
                return number;
            }
            throw new IllegalArgumentException("is a number from " + plain(least) + " to " + plain(most)
                    + ", with a point before a fraction, not " + Problem.shown(text));
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A share from 0 to 1, written as {@code 0.3}, {@code 30%} or {@code 30 %}. */
    public static double share(String text) {
        boolean isPercent = text.endsWith("%");
        String number = isPercent ? text.substring(0, text.length() - 1).strip() : text;
        if (DECIMAL.matcher(number).matches()) {
            double share =
                    new BigDecimal(number).scaleByPowerOfTen(isPercent ? -2 : 0).doubleValue();
            if (share >= 0 && share <= 1) {
                return share;
            }
        }
        throw new IllegalArgumentException("is a share of the whole, such as 0.3 or 30 %, not " + Problem.shown(text));
    }

    /** Also as {@code true} and {@code false}, and in capital letters. */
    public static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("is yes or no, not " + Problem.shown(text));
        };
    }

    /** One word of a kind; they are written in small letters, and with a dash where the constant has an underscore. */
    public static <E extends Enum<E>> Function<String, E> word(Class<E> kind) {
        return text -> {
            List<String> known =
                    Stream.of(kind.getEnumConstants()).map(Scalars::word).toList();
            int at = known.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException(
                        "is one of " + String.join(", ", known) + ", not " + Problem.shown(text));
            }
            return kind.getEnumConstants()[at];
        };
    }

    /** As {@link #word(Class)} reads it. */
    public static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
