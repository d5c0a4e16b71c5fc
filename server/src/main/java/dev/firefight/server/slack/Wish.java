package dev.firefight.server.slack;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.server.channel.PlainText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody wrote behind {@code /firefight}. */
sealed interface Wish {
    /** What all of it is. */
    String HELP = """
            /firefight declare [sev2] TITLE: declares an incident; a room of its own follows
            In a room, or with the number of an incident before it, as in /firefight 42 ack:
            • ack: you take care, and whoever else was to be called for it is left alone
            • take commander (or scribe, communication, expert)
            • say WHAT YOU SEE
            • hypothesis [change:, pattern:, dependency: or internal:] CAUSE [; quickest test]
            • change [fix:] WHAT ; WHERE ; EXPECTED EFFECT ; WAY BACK: what is missing is asked for
            • update [customers: or executives:] TEXT
            • severity sev1 [REASON]
            • status
            • resolve HOW IT ENDED""";

    /** So much of what was written is read, in signs (UTF-16). */
    int MOST_SIGNS = 8_000;

    /** To be told what there is. */
    record Help() implements Wish {}

    /** Something that is none of these. */
    record Unclear(String words) implements Wish {}

    /** A new incident. */
    record Declare(Optional<Severity> severity, String title) implements Wish {}

    /** Something about an incident. */
    record About(Optional<Long> incident, Deed deed) implements Wish {}

    /** What is to be done about it. */
    sealed interface Deed {
        /** To be told how it stands. */
        record Status() implements Deed {}

        /** To take care. */
        record Acknowledge() implements Deed {}

        /** To take a role. */
        record Take(Role role) implements Deed {}

        /** To write what was seen. */
        record Say(String what) implements Deed {}

        /** To suppose a cause. */
        record Suppose(Bucket bucket, String cause, String test) implements Deed {}

        /** To change something; parts may be empty, and are asked for then. */
        record Alter(Purpose purpose, String what, String where, String effect, String wayBack) implements Deed {}

        /** To tell others. */
        record Update(Audience audience, String text) implements Deed {}

        /** To say how bad it is. */
        record Rate(Severity severity, String reason) implements Deed {}

        /** To end it. */
        record Resolve(String summary) implements Deed {}
    }

    /** Reads what was written; whatever it is, it is one of these. */
    static Wish read(String written, Policy policy) {
        String text = PlainText.lines(written, MOST_SIGNS);
        Matcher numbered = Pattern.compile("(?s)#?([0-9]{1,18})(\\s+(.*))?").matcher(text);
        if (numbered.matches()) {
            String rest = Optional.ofNullable(numbered.group(3)).orElse("status");
            return deed(rest, policy)
                    .<Wish>map(deed -> new About(Optional.of(Long.parseLong(numbered.group(1))), deed))
                    .orElseGet(() -> unclear(rest));
        }
        return switch (word(text)) {
            case "", "help" -> new Help();
            case "declare", "open", "new" -> declare(rest(text), policy);
            default ->
                deed(text, policy)
                        .<Wish>map(deed -> new About(Optional.empty(), deed))
                        .orElseGet(() -> unclear(text));
        };
    }

    private static Wish declare(String text, Policy policy) {
        Optional<Severity> severity = severity(word(text), policy);
        String title = PlainText.line(severity.isPresent() ? rest(text) : text, 300);
        return title.isEmpty()
                ? new Unclear("Say what is wrong in a line: /firefight declare sev2 Checkout fails")
                : new Declare(severity, title);
    }

    private static Wish unclear(String text) {
        String shown = PlainText.line(text, 40);
        return new Unclear(
                switch (word(text)) {
                    case "severity", "sev" -> "Say how bad it is: /firefight severity sev2 WHY";
                    case "take" -> "Say which role: /firefight take commander, scribe, communication or expert";
                    case "say", "hypothesis", "change", "update", "resolve" ->
                        "Say something behind it: /firefight " + word(text) + " …";
                    default -> "“" + shown + "” is nothing that Firefight knows; /firefight help tells what is.";
                });
    }

    private static Optional<Deed> deed(String text, Policy policy) {
        String rest = rest(text);
        return switch (word(text)) {
            case "status" -> Optional.of(new Deed.Status());
            case "ack", "acknowledge" -> Optional.of(new Deed.Acknowledge());
            case "take" -> role(word(rest)).map(Deed.Take::new);
            case "say", "note" -> some(rest).map(Deed.Say::new);
            case "hypothesis", "suppose" -> some(rest).map(Wish::supposed);
            case "change" -> some(rest).map(Wish::altered);
            case "update" -> some(rest).map(Wish::update);
            case "severity", "sev" -> severity(word(rest), policy).map(severity -> new Deed.Rate(severity, rest(rest)));
            case "resolve", "resolved" -> some(rest).map(Deed.Resolve::new);
            default -> Optional.empty();
        };
    }

    private static Deed supposed(String text) {
        Optional<Bucket> bucket =
                switch (kind(text)) {
                    case "change" -> Optional.of(Bucket.CHANGE);
                    case "pattern", "known", "known-pattern" -> Optional.of(Bucket.KNOWN_PATTERN);
                    case "dependency", "external" -> Optional.of(Bucket.DEPENDENCY);
                    case "internal" -> Optional.of(Bucket.INTERNAL);
                    default -> Optional.empty();
                };
        String[] parts = parts(bucket.isPresent() ? behindKind(text) : text, 2);
        return new Deed.Suppose(bucket.orElse(Bucket.INTERNAL), parts[0], parts[1]);
    }

    private static Deed altered(String text) {
        boolean isFix = kind(text).equals("fix");
        boolean isMitigation = kind(text).equals("mitigation");
        String[] parts = parts(isFix || isMitigation ? behindKind(text) : text, 4);
        return new Deed.Alter(isFix ? Purpose.FIX : Purpose.MITIGATION, parts[0], parts[1], parts[2], parts[3]);
    }

    private static Deed update(String text) {
        Optional<Audience> audience = Arrays.stream(Audience.values())
                .filter(one -> Value.word(one).equals(kind(text)))
                .findFirst();
        return new Deed.Update(audience.orElse(Audience.ENGINEERS), audience.isPresent() ? behindKind(text) : text);
    }

    /** So many parts with semicolons between them; those that are missing are empty. */
    private static String[] parts(String text, int count) {
        String[] parts = new String[count];
        Arrays.fill(parts, "");
        String[] written = text.split(";", count);
        for (int part = 0; part < written.length; part++) {
            parts[part] = written[part].strip();
        }
        return parts;
    }

    /** The word before a colon at the beginning; empty where there is none, or nothing behind it. */
    private static String kind(String text) {
        Matcher matcher = Pattern.compile("(?s)([A-Za-z-]{1,20}):\\s*\\S.*").matcher(text);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String behindKind(String text) {
        return text.substring(text.indexOf(':') + 1).strip();
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isBlank());
    }

    private static Optional<Role> role(String word) {
        return switch (word) {
            case "command", "commander", "ic" -> Optional.of(Role.COMMANDER);
            case "scribe" -> Optional.of(Role.SCRIBE);
            case "communication", "comms" -> Optional.of(Role.COMMUNICATION);
            case "expert" -> Optional.of(Role.EXPERT);
            default -> Optional.empty();
        };
    }

    private static Optional<Severity> severity(String word, Policy policy) {
        String bare = word.replaceAll("[-_]", "");
        return Arrays.stream(Severity.values())
                .filter(one -> policy.name(one).toLowerCase(Locale.ROOT).equals(word)
                        || bare.equals(Value.word(one).replace("-", "")))
                .findFirst();
    }

    private static String word(String text) {
        Matcher matcher = Pattern.compile("(?s)(\\S+).*").matcher(text);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String rest(String text) {
        Matcher matcher = Pattern.compile("(?s)\\S+\\s+(.*)").matcher(text);
        return matcher.matches() ? matcher.group(1).strip() : "";
    }
}
