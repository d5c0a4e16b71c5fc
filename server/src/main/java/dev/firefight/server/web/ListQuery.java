package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Severity;
import dev.firefight.server.incidents.Query;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked for in the address of a list: {@code ?words=…&is=open&severity=sev-1&drill=false}. */
final class ListQuery {
    private static final int MOST_CHARS = 200;

    private ListQuery() {}

    static Query of(Context request) {
        return new Query(words(request), isOpen(request), severities(request), isDrill(request));
    }

    static long number(Context request, String name, long usual, long most) {
        String text = Optional.ofNullable(request.queryParam(name)).orElse("");
        if (text.isBlank()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new WireException("\"" + name + "\" is a whole number");
        }
        return Math.min(Long.parseLong(text), most);
    }

    static ZoneId zone(Context request) {
        String zone = Optional.ofNullable(request.queryParam("zone")).orElse("");
        try {
            return zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new WireException("\"zone\" is a time zone such as Europe/Berlin");
        }
    }

    /** One of these, by its word. */
    static <E extends Enum<E>> Optional<E> choice(String name, Optional<String> word, E[] constants) {
        return word.filter(one -> !one.isBlank()).map(given -> Arrays.stream(constants)
                .filter(one -> Value.word(one).equals(given))
                .findFirst()
                .orElseThrow(() -> new WireException("\"" + name + "\" is one of "
                        + Arrays.stream(constants).map(Value::word).collect(Collectors.joining(", ")))));
    }

    private static String words(Context request) {
        String words = Optional.ofNullable(request.queryParam("words")).orElse("");
        if (words.length() > MOST_CHARS) {
            throw new WireException("search for " + MOST_CHARS + " characters at most");
        }
        return words;
    }

    private static Optional<Boolean> isOpen(Context request) {
        return Optional.ofNullable(request.queryParam("is"))
                .filter(one -> !one.isBlank())
                .map(one -> switch (one) {
                    case "open" -> true;
                    case "resolved" -> false;
                    default -> throw new WireException("\"is\" is open or resolved");
                });
    }

    private static Optional<Boolean> isDrill(Context request) {
        return Optional.ofNullable(request.queryParam("drill"))
                .filter(one -> !one.isBlank())
                .map(one -> switch (one) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new WireException("\"drill\" is true or false");
                });
    }

    private static Set<Severity> severities(Context request) {
        EnumSet<Severity> wanted = EnumSet.noneOf(Severity.class);
        for (String word : request.queryParams("severity")) {
            choice("severity", Optional.of(word), Severity.values()).ifPresent(wanted::add);
        }
        return wanted;
    }
}
