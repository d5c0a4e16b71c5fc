package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Form;
import dev.firefight.app.logs.LogAnswer.Stream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Families of rotated files: {@code app.log}, {@code app.log.1}, {@code app.log.2.gz}, {@code app.log-20260131},
 * {@code app-2026-01-31.log}. What belongs together is told by the names, which is older by what is written in the files.
 */
public final class Rotation {
    private static final Pattern PACKED = Pattern.compile("\\.(?:gz|zst|zstd)$");

    private static final String DAY = "(?:19|20)\\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])";

    /** A day, perhaps with a time or a number, before the ending or behind it. */
    private static final Pattern DATED =
            Pattern.compile("^(.*[^-._/])[-._]" + DAY + "(?:[-._T]?\\d{1,10})*(\\.[A-Za-z]\\w{0,9})?$");

    /** A number or a word behind a name that does not end with a number itself, as addresses do. */
    private static final Pattern NUMBERED = Pattern.compile("^(.*[^-._/\\d])\\.(?:\\d{1,4}|old)$");

    private Rotation() {}

    /** The name of the file that is written to now, for one that was rotated; its own for any other. */
    public static String family(String name) {
        String plain = PACKED.matcher(name).replaceFirst("");
        Matcher dated = DATED.matcher(plain);
        if (dated.matches()) {
            String ending = dated.group(2);
            return dated.group(1) + (ending == null ? "" : ending);
        }
        Matcher numbered = NUMBERED.matcher(plain);
        return numbered.matches() ? numbered.group(1) : plain;
    }

    /** Families stand where their first file stood, the oldest file first; those without times in the order in which they were. */
    static List<LogFile> inOrder(List<LogFile> files) {
        Comparator<LogFile> byTime =
                Comparator.comparingLong(file -> file.first().orElse(Long.MAX_VALUE));
        return grouped(files, file -> family(file.name())).values().stream()
                .flatMap(family -> family.stream().sorted(byTime))
                .toList();
    }

    /** Of each family the file that is written to: the one whose name has no number and no day, or else the last by its name. */
    static List<Path> active(List<Path> files) {
        return grouped(files.stream().distinct().toList(), file -> family(file.toString())).entrySet().stream()
                .map(family -> family.getValue().stream()
                        .filter(file -> file.toString().equals(family.getKey()))
                        .findFirst()
                        .orElseGet(() -> Collections.max(family.getValue())))
                .toList();
    }

    /** Whether the file of a family that is written to is another one now, as on the next day where names tell the day. */
    static boolean takesOver(Path next, Path before) {
        String name = next.toString();
        return !before.toString().equals(family(before.toString()))
                && DATED.matcher(name).matches()
                && name.compareTo(before.toString()) > 0;
    }

    private static <T> Map<String, List<T>> grouped(List<T> items, Function<T, String> key) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        items.forEach(item -> groups.computeIfAbsent(key.apply(item), any -> new ArrayList<>())
                .add(item));
        return groups;
    }

    /** The streams of an answer with each family as one. */
    public static List<Stream> folded(List<Stream> streams) {
        return grouped(streams, stream -> family(stream.name())).entrySet().stream()
                .map(family -> folded(family.getKey(), family.getValue()))
                .toList();
    }

    private static Stream folded(String family, List<Stream> streams) {
        if (streams.size() == 1) {
            return streams.getFirst();
        }
        Map<String, Form> forms = new LinkedHashMap<>();
        streams.forEach(stream -> stream.forms().forEach(form -> forms.merge(form.words(), form, Form::with)));
        return new Stream(
                family + " (" + streams.size() + " files)",
                streams.stream().mapToLong(Stream::lines).sum(),
                streams.stream().mapToLong(Stream::bytes).sum(),
                forms.values().stream()
                        .sorted(Comparator.comparingLong(Form::lines).reversed())
                        .toList(),
                streams.stream().flatMap(stream -> stream.zone().stream()).findFirst());
    }
}
