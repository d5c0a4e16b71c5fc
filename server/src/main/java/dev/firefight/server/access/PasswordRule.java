package dev.firefight.server.access;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which passwords are taken: long ones that are none of those that are tried first. After NIST SP 800-63B, section 3.1.1. */
final class PasswordRule {
    /** The shortest, in characters. */
    static final int LEAST_CHARS = 12;
    /** The longest, in characters. */
    static final int MOST_CHARS = 200;

    private static final int LEAST_DIFFERENT_CHARS = 5;
    /** So many letters beside the common words make a password that is not tried first. */
    private static final int LEAST_LETTERS = 5;

    /** Shorter parts of a name stand in many words. */
    private static final int LEAST_OWN_CHARS = 3;

    private static final Pattern NOT_A_LETTER = Pattern.compile("\\P{L}");
    private static final List<String> RUNS =
            List.of("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm");
    /** Of lists of leaked passwords, the stems that most of the longer ones are made of. */
    private static final List<String> COMMON = List.of(
            "firefight",
            "password",
            "passwort",
            "passw",
            "letmein",
            "welcome",
            "iloveyou",
            "changeme",
            "administrator",
            "superman",
            "princess",
            "football",
            "baseball",
            "sunshine",
            "starwars",
            "whatever",
            "trustno",
            "dragon",
            "monkey",
            "master",
            "shadow",
            "secret",
            "hallo",
            "hello",
            "login",
            "admin",
            "qwerty",
            "qwertz",
            "asdf",
            "zxcv",
            "root",
            "user",
            "test");

    private PasswordRule() {}

    /** The same text however a keyboard composes its letters. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** {@link AccessRefused} for a password that somebody else would guess. */
    static void check(AccountName name, String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < LEAST_CHARS || characters > MOST_CHARS) {
            throw AccessRefused.unfit("a password has " + LEAST_CHARS + " to " + MOST_CHARS + " characters, not "
                    + characters + "; a few words that have nothing to do with each other are easy to keep in mind");
        }
        String plain = normal(password).toLowerCase(Locale.ROOT);
        if (plain.codePoints().distinct().count() < LEAST_DIFFERENT_CHARS || isRun(plain) || isCommon(name, plain)) {
            throw AccessRefused.unfit("this password is among the first that are tried: it is made of common words, of"
                    + " your name, or of a row of keys; take a few words that have nothing to do with each other");
        }
    }

    /** One character after the other, such as digits that count up, or the same few again and again. */
    private static boolean isRun(String plain) {
        String letters = NOT_A_LETTER.matcher(plain).replaceAll("");
        int steps = 0;
        for (int at = 1; at < plain.length(); at++) {
            int step = plain.charAt(at) - plain.charAt(at - 1);
            steps += Math.abs(step) <= 1 ? 1 : 0;
        }
        boolean isCounted = steps >= plain.length() * 3 / 4;
        boolean isRepeated = (plain + plain).indexOf(plain, 1) < plain.length();
        boolean isKeys =
                letters.length() >= LEAST_LETTERS && RUNS.stream().anyMatch(run -> (run + run).contains(letters));
        return isCounted || isRepeated || isKeys;
    }

    /** Whether little is left besides words that everybody tries, written plainly or with digits in the place of letters. */
    private static boolean isCommon(AccountName name, String plain) {
        String unmasked = plain.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
        return isLittleLeft(name, plain) || isLittleLeft(name, unmasked);
    }

    private static boolean isLittleLeft(AccountName name, String text) {
        String left = NOT_A_LETTER.matcher(text).replaceAll("");
        boolean hasCommon = false;
        for (String word : words(name)) {
            if (left.contains(word)) {
                hasCommon = true;
                left = left.replace(word, "");
            }
        }
        return hasCommon && left.length() < LEAST_LETTERS;
    }

    private static List<String> words(AccountName name) {
        Stream<String> own = Stream.concat(
                Stream.of(NOT_A_LETTER.matcher(name.key()).replaceAll("")), NOT_A_LETTER.splitAsStream(name.key()));
        return Stream.concat(own.filter(word -> word.length() >= LEAST_OWN_CHARS), COMMON.stream())
                .toList();
    }
}
