package dev.firefight.evidence.pattern;

/**
 * The shape of a message: its text with {@value #VALUE} for each value. Two messages of one shape differ in nothing but values, so counting
 * shapes is exact, needs no order and forgets no word.
 *
 * <p>The definition, byte by byte (a char beyond ASCII counts as its bytes beyond ASCII do):
 *
 * <ol>
 *   <li>A <em>token</em> is a maximal run of ASCII letters, ASCII digits, {@code _} and bytes from 0x80 on.
 *   <li>A token without a digit stands for itself.
 *   <li>A token with a digit stands for itself too when it is a <em>name with a version</em>: it has exactly one digit, the digit is 2 to
 *       9, the two bytes before it in the token are ASCII letters, and one of these two lies beyond {@code f} in the alphabet (in either
 *       case). So {@code ssh2}, {@code http2}, {@code jk2_init}, {@code Slf4jLogger} are words of the program, while {@code eth0},
 *       {@code blk_7}, {@code 0x5f}, {@code v2} and the parts of a hexadecimal number are not: what counts starts at 0 or 1.
 *   <li>Any other token with a digit is a <em>value</em>.
 *   <li>Two values with exactly one byte between them that is one of {@code . : - / + @ # , ~ %} are one value, and so on along the line.
 *   <li>A {@code /}, {@code -} or {@code +} directly before a value (of several joined ones the first) belongs to it, when the byte
 *       before that sign does not exist, or is neither part of a token nor one of these three signs. So {@code /10.1.2.3:80}, {@code -7}
 *       in {@code (-7)} and in {@code =-7} are one value each; {@code part-7} is {@code part-} and a value, {@code hdfs://10.1.2.3} is
 *       {@code hdfs://} and a value.
 *   <li>All other bytes stand for themselves.
 * </ol>
 */
public final class Shape {
    /** What stands for a value in the text of a shape. */
    public static final String VALUE = "<*>";

    private Shape() {}

    /** The shape of a message. */
    public static String of(CharSequence message) {
        StringBuilder shape = new StringBuilder(message.length());
        int length = message.length();
        int at = 0;
        while (at < length) {
            char c = message.charAt(at);
            if (isTokenPart(c)) {
                int end = tokenEnd(message, at);
                if (isValue(message, at, end)) {
                    shape.append(VALUE);
                    at = joinedEnd(message, end);
                } else {
                    shape.append(message, at, end);
                    at = end;
                }
            } else if (isSign(c)
                    && (at == 0 || mayPrecedeSign(message.charAt(at - 1)))
                    && valueStartsAt(message, at + 1)) {
                at++;
            } else {
                shape.append(c);
                at++;
            }
        }
        return shape.toString();
    }

    private static int joinedEnd(CharSequence message, int valueEnd) {
        int end = valueEnd;
        while (end < message.length() && isJoint(message.charAt(end)) && valueStartsAt(message, end + 1)) {
            end = tokenEnd(message, end + 1);
        }
        return end;
    }

    private static boolean valueStartsAt(CharSequence message, int at) {
        return at < message.length() && isTokenPart(message.charAt(at)) && isValue(message, at, tokenEnd(message, at));
    }

    private static int tokenEnd(CharSequence message, int from) {
        int end = from;
        while (end < message.length() && isTokenPart(message.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isValue(CharSequence message, int from, int to) {
        int digits = 0;
        int digitAt = from;
        for (int i = from; i < to; i++) {
            if (isDigit(message.charAt(i))) {
                digits++;
                digitAt = i;
            }
        }
        return digits > 1 || (digits == 1 && !isVersion(message, from, digitAt));
    }

    private static boolean isVersion(CharSequence message, int from, int digitAt) {
        return message.charAt(digitAt) >= '2'
                && digitAt >= from + 2
                && isLetter(message.charAt(digitAt - 1))
                && isLetter(message.charAt(digitAt - 2))
                && (isBeyondHex(message.charAt(digitAt - 1)) || isBeyondHex(message.charAt(digitAt - 2)));
    }

    static boolean isTokenPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c >= 0x80;
    }

    static boolean isJoint(char c) {
        return ".:-/+@#,~%".indexOf(c) >= 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    private static boolean isBeyondHex(char letter) {
        return (letter | 0x20) > 'f';
    }

    private static boolean mayPrecedeSign(char c) {
        return !isTokenPart(c) && !isSign(c);
    }

    private static boolean isSign(char c) {
        return c == '/' || c == '-' || c == '+';
    }
}
