package dev.firefight.evidence.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changed values of settings, and by how much: a limit cut to a tenth matters more than one cut by a tenth. */
final class Settings {
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\w.])([A-Za-z_][\\w.\\-]{0,100})[\"']?\\s*(?::=|[:=])\\s*(\"[^\"]*\"|'[^']*'|[^,{}\\s][^,{}]*)");
    /** Settings whose number names a thing and so has no size. */
    private static final Pattern NAMING =
            Pattern.compile("port|host|addr|url|uid|gid|code|mode|id$|version|index|offset|schedule|cron");

    private static final Pattern PLAIN_VALUE = Pattern.compile("[\"']?[\\w.:/\\-]+[\"']?|\"[^\"]*\"|'[^']*'");
    private static final int MAX_VALUE_CHARS = 40;
    private static final Pattern CONFIGURATION = Pattern.compile("config|Dockerfile");
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\w.])\\d+(?:\\.\\d+)?(?:\\s*\\*\\s*[\\w.]*?(?:nano|micro|milli)?(?:second|minute|hour)s?\\b"
                    + "|\\s?(?:ns|us|ms|[smhd]|[KMG]i?B?)\\b)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("\\s*[\"']?(-?\\d+(?:[_,]\\d{3})*(?:\\.\\d+)?)\\s*([A-Za-z%]{0,2})\\b.*", Pattern.DOTALL);
    private static final Pattern THREE_PARTS = Pattern.compile("\\s*[\"']?v?\\d+\\.\\d+\\.\\d+.*", Pattern.DOTALL);
    private static final Pattern UNIT_NAME =
            Pattern.compile("\\b(?:\\w+\\.)?(nano|micro|milli)?(second|minute|hour)s?\\b", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Double> SUFFIXES = Map.ofEntries(
            Map.entry("ns", 1e-9),
            Map.entry("us", 1e-6),
            Map.entry("ms", 1e-3),
            Map.entry("s", 1.0),
            Map.entry("m", 60.0),
            Map.entry("h", 3_600.0),
            Map.entry("d", 86_400.0),
            Map.entry("k", 1e3),
            Map.entry("kb", 1e3),
            Map.entry("mb", 1e6),
            Map.entry("gb", 1e9),
            Map.entry("ki", 1024.0),
            Map.entry("mi", 1048576.0),
            Map.entry("gi", 1073741824.0),
            Map.entry("%", 0.01));
    private static final Map<String, Double> TIME_UNITS = Map.of("second", 1.0, "minute", 60.0, "hour", 3_600.0);
    private static final Map<String, Double> PREFIXES = Map.of("nano", 1e-9, "micro", 1e-6, "milli", 1e-3);

    private final Diff diff;
    private final List<String> changed = new ArrayList<>();
    private double efolds;

    private Settings(Diff diff) {
        this.diff = diff;
    }

    /** Judges the settings of a diff; whether it changes any. */
    static boolean judge(Diff diff, Impact impact) {
        Settings settings = new Settings(diff);
        settings.comparePairs();
        if (settings.changed.isEmpty()) {
            settings.compareNumbersInPlace();
        }
        if (settings.changed.isEmpty()) {
            return false;
        }
        boolean isSmall = settings.efolds < Odds.SETTING_SMALL_EFOLDS;
        impact.add(
                isSmall ? Odds.SETTING_SMALL : Math.min(Odds.SETTING_MOST, Odds.SETTING_EFOLD * settings.efolds),
                isSmall ? Odds.HALF_ACTIVE : 1,
                "settings changed: "
                        + String.join("; ", settings.changed.stream().limit(3).toList()));
        return true;
    }

    /** Settings written as a name with a value: {@code poolSize: 80}. */
    private void comparePairs() {
        Map<String, String> before = pairs(diff.lost());
        Map<String, String> after = pairs(diff.gained());
        before.forEach((name, old) -> {
            String recent = after.getOrDefault(name, old);
            if (recent.equals(old)) {
                return;
            }
            OptionalDouble from = number(old);
            OptionalDouble to = number(recent);
            if (from.isPresent() && to.isPresent()) {
                if (from.getAsDouble() != to.getAsDouble()) {
                    boolean isName = NAMING.matcher(name).find();
                    note(
                            isName ? Odds.SETTING_NAMED_EFOLDS : size(from.getAsDouble(), to.getAsDouble()),
                            name + " " + old + " → " + recent);
                }
            } else if (isValue(old) && isValue(recent) && diff.anyFile(Settings::isConfiguration)) {
                note(Odds.SETTING_NAMED_EFOLDS, name + " " + old + " → " + recent);
            }
        });
    }

    /** Lines that differ in nothing but a number: {@code client.setTimeout(3 * time.Second)}. */
    private void compareNumbersInPlace() {
        Map<String, Deque<String>> gained = new HashMap<>();
        for (String line : diff.gained()) {
            gained.computeIfAbsent(QUANTITY.matcher(line).replaceAll("#"), shape -> new ArrayDeque<>())
                    .add(line);
        }
        for (String line : diff.lost()) {
            Deque<String> twins = gained.getOrDefault(QUANTITY.matcher(line).replaceAll("#"), new ArrayDeque<>());
            if (twins.isEmpty()) {
                continue;
            }
            List<String> before = Code.matches(QUANTITY, line);
            List<String> after = Code.matches(QUANTITY, twins.remove());
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                String old = before.get(i);
                String recent = after.get(i);
                OptionalDouble from = number(old);
                OptionalDouble to = number(recent);
                boolean differ = from.isPresent() && to.isPresent() && from.getAsDouble() != to.getAsDouble();
                if (differ && !Words.STATUS_CODES.contains(old) && !Words.STATUS_CODES.contains(recent)) {
                    note(size(from.getAsDouble(), to.getAsDouble()), old + " → " + recent);
                }
            }
        }
    }

    private void note(double size, String text) {
        efolds = Math.max(efolds, size);
        changed.add(text);
    }

    private static double size(double from, double to) {
        return from > 0 && to > 0 ? Math.abs(Math.log(to / from)) : Odds.SETTING_ZERO_EFOLDS;
    }

    private static boolean isValue(String text) {
        return text.length() < MAX_VALUE_CHARS && PLAIN_VALUE.matcher(text).matches();
    }

    private static boolean isConfiguration(String file) {
        return HarmlessKinds.SETTINGS_FILE.matcher(file).find()
                || CONFIGURATION.matcher(file).find();
    }

    private static Map<String, String> pairs(List<String> lines) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher matcher = PAIR.matcher(line);
            while (matcher.find()) {
                pairs.putIfAbsent(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        matcher.group(2).trim());
            }
        }
        return pairs;
    }

    /** The size of a value in its base unit; empty when it is no number, or one of three parts such as a version. */
    static OptionalDouble number(String value) {
        Matcher matcher = NUMBER.matcher(value);
        if (!matcher.matches() || THREE_PARTS.matcher(value).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace("_", "").replace(",", ""));
        number *= SUFFIXES.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1.0);
        Matcher unit = UNIT_NAME.matcher(value);
        if (unit.find()) {
            String prefix = unit.group(1);
            number *= TIME_UNITS.getOrDefault(unit.group(2).toLowerCase(Locale.ROOT), 1.0)
                    * (prefix == null ? 1 : PREFIXES.getOrDefault(prefix.toLowerCase(Locale.ROOT), 1.0));
        }
        return OptionalDouble.of(number);
    }
}
