package dev.firefight.evidence.pattern;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Covers what must not leave the machine: passwords, tokens, keys, card numbers and e-mail addresses. It is told by what stands before
 * a value or by the value's own form, so a secret that looks like any other word is not found.
 */
public final class Secrets {
    private static final String NAME =
            "[\\w.-]{0,40}(?:passw(?:or)?d|passphrase|passwd|pwd|secret|credential|api[_-]?key|access[_-]?key"
                    + "|account[_-]?key|private[_-]?key|auth[_-]?key|token|session[_-]?id|sessionid|csrf|cookie"
                    + "|signature)[\\w.-]{0,20}|otp|cvv2?|cvc|ssn|sig|sid";

    /** A name, what stands between, and the value in quotation marks, which may be escaped, or up to the next sign that ends one. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?<![\\w])((?:" + NAME
                    + ")(?:\\\\{0,3}[\"'])?\\s{0,3}(?:=>|[=:])\\s{0,3})"
                    + "(\\\\{1,3}\"(?:[^\"\\\\]){1,4096}+\\\\{1,3}\"|\"[^\"]{1,4096}+\"|'[^']{1,4096}+'|[^\\s\"',;&)\\]}\\\\]{1,4096}+)");

    /** An option of a command line with its value behind a space. */
    private static final Pattern OPTION =
            Pattern.compile("(?i)(?<![\\w-])(--?(?:" + NAME + ")\\s{1,3})([^\\s-][^\\s]{0,4096}+)");

    /** All that a header with cookies says. */
    private static final Pattern COOKIES = Pattern.compile(
            "(?i)(?<![\\w-])((?:set-)?cookie[\"']?\\s{0,3}:\\s{0,3}[\"']?)([^\"'\\s;=]{1,256}+=[^\"']{1,8192}+)");

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?i)\\b((?:proxy-)?authorization[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?|)(bearer|basic|digest)\\s{1,3}([\\w+/=.~-]{8,8192}+)");

    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?i)(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,20}://)[^\\s/:@]{0,256}+:[^\\s/\"']{1,256}@");

    /** A token instead of a name, in an address. */
    private static final Pattern TOKEN_IN_ADDRESS =
            Pattern.compile("(?i)(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,20}://)[\\w-]{20,256}+@");

    private static final Pattern MAIL =
            Pattern.compile("(?<![\\w.+%-])[\\w.+%-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\\.){1,8}+[A-Za-z]{2,24}+(?![\\w-])");

    private static final Pattern CARD = Pattern.compile("(?<![\\w.-])[3-6]\\d{3}(?:[ -]?\\d){9,15}(?![\\w-])");

    /** A line of a key or a certificate, which has nothing else in it. */
    private static final Pattern KEY_LINE = Pattern.compile("\\s{0,64}+[A-Za-z0-9+/]{60,}+={0,2}\\s{0,64}+");

    /** Values with a form of their own. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(
                    "(?<![\\w-])eyJ[\\w-]{5,8192}+\\.[\\w-]{5,8192}+(?:\\.[\\w-]{0,8192}+)?"), // JSON web tokens
            Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"), // key ids of Amazon
            Pattern.compile("\\bAIza[\\w-]{35}"), // keys of Google
            Pattern.compile("\\bgh[pousr]_\\w{20,255}+"), // tokens of GitHub
            Pattern.compile("\\bglpat-[\\w-]{20,64}+"), // tokens of GitLab
            Pattern.compile("\\bxox[abeoprs]-[\\w-]{10,255}+"), // tokens of Slack
            Pattern.compile("\\b[sr]k_(?:live|test)_\\w{10,255}+"), // keys of Stripe
            Pattern.compile(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----[^-]{0,16384}+(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?"));

    private Secrets() {}

    /** The text with {@code [masked]} for each secret, {@code [masked card]} and {@code [masked e-mail]}. */
    public static String masked(String text) {
        if (KEY_LINE.matcher(text).matches()) {
            return "[masked]";
        }
        String covered = text;
        for (Pattern form : FORMS) {
            covered = form.matcher(covered).replaceAll("[masked]");
        }
        covered = AUTHORIZATION.matcher(covered).replaceAll("$1$2 [masked]");
        covered = COOKIES.matcher(covered).replaceAll("$1[masked]");
        covered = TOKEN_IN_ADDRESS.matcher(covered).replaceAll("$1[masked]@");
        covered = OPTION.matcher(covered).replaceAll("$1[masked]");
        covered = IN_ADDRESS.matcher(covered).replaceAll("$1[masked]@");
        covered = NAMED.matcher(covered).replaceAll(Secrets::named);
        covered = MAIL.matcher(covered).replaceAll("[masked e-mail]");
        return CARD.matcher(covered)
                .replaceAll(card -> Matcher.quoteReplacement(isCard(card.group()) ? "[masked card]" : card.group()));
    }

    /** Values that say there is none, or how it is, are left as they are. */
    private static String named(MatchResult match) {
        String value = match.group(2);
        boolean isCovered = value.startsWith("[masked")
                || value.matches("(?i)[\"']?(null|none|true|false|yes|no|nil|undefined|\\*+|<\\*>)[\"']?");
        boolean isScheme = value.matches("(?i)bearer|basic|digest");
        return Matcher.quoteReplacement(match.group(1) + (isCovered || isScheme ? value : "[masked]"));
    }

    /** The check digit of card numbers (H. P. Luhn, US patent 2,950,048, 1960). */
    private static boolean isCard(String text) {
        int sum = 0;
        int place = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            if (Character.isDigit(text.charAt(i))) {
                int digit = text.charAt(i) - '0';
                int twice = digit * 2;
                sum += place++ % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
            }
        }
        return place >= 13 && place <= 19 && sum % 10 == 0;
    }
}
