package dev.firefight.telemetry.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a stack trace says, whatever varies from one to the next left out: numbers of lines, generated names, messages. Those of Java and its
 * kin, JavaScript, .NET, Python, Go and Rust are read.
 *
 * @param thrown the types of what was thrown, the root cause first, then what it was wrapped in
 * @param frames functions of the program where the root cause was thrown, the nearest first, at most {@value #MOST_FRAMES}; those of
 *     runtimes and frameworks only where there are no others
 */
public record StackTrace(List<String> thrown, List<String> frames) {
    /** How many frames tell a place in a program. */
    public static final int MOST_FRAMES = 3;

    private static final int MOST_LINE_CHARS = 1000;

    private static final Pattern THROWN = Pattern.compile(
            "^(?:(Caused by: |Suppressed: |Unhandled exception\\. |\\[CIRCULAR REFERENCE: )|Exception in thread \"[^\"]*\" |Uncaught )?"
                    + "((?:[A-Za-z_$][\\w$]*\\.)*[A-Z_a-z$][\\w$]*(?:Exception|Error|Throwable|Interrupt|Warning|Exit|Failure|Timeout)[\\w$]*|Error|Exception)(?::.*)?$");
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|[\\s:(\\[])((?:[A-Za-z_$][\\w$]*\\.)*[A-Z][\\w$]*(?:Exception|Error))(?=$|[:\\s)\\]])");
    private static final Pattern AT = Pattern.compile("^at (?:async |new )*([^\\s(]+)(?:\\(| |$).*");
    private static final Pattern PYTHON = Pattern.compile("^File \"([^\"]*)\", line \\d+(?:, in (\\S+))?.*");
    private static final Pattern GO = Pattern.compile("^([\\w./*()$-]*[\\w/]\\.[\\w.()*$]+)\\(.*\\)$");
    private static final Pattern GO_NAME = Pattern.compile("^[\\w./*()$-]*[\\w/)]\\.[\\w.()*$]+$");
    private static final Pattern GO_PLACE = Pattern.compile("^\\S+\\.go:\\d+(?: \\+0x[0-9a-f]+)?$");
    private static final Pattern RUST =
            Pattern.compile("^\\d+: (?:0x[0-9a-f]+ - )?([\\w:<>$ ]+?)(?:::h[0-9a-f]{16})?$");
    private static final Pattern PLACE = Pattern.compile("(?::\\d+)+$");
    private static final Pattern RUST_PLACE = Pattern.compile("^at \\S+\\.rs:\\d+(?::\\d+)?$");
    private static final Pattern GENERATED = Pattern.compile("\\$\\$[\\w$]*|0x[0-9a-f]+|\\d+");
    private static final Pattern FRAMEWORK = Pattern.compile(
            "^(?:javax?|jdk|sun|com\\.sun|jakarta|kotlinx?|scala|groovy|clojure|akka|reactor|io\\.(?:netty|grpc|undertow|vertx|micrometer|opentelemetry|reactivex)"
                    + "|org\\.(?:springframework|apache|hibernate|eclipse|jboss|junit|postgresql|codehaus)|com\\.(?:zaxxer|fasterxml|google|mysql|sun)"
                    + "|okhttp3|retrofit2|rx|System|Microsoft|runtime|net/http|syscall|sync|reflect|testing|std|core|alloc|tokio|hyper|rust_begin_unwind|__rust|panic)(?:[.:/(_].*|$)"
                    + "|(?:node:|internal/).*|.*(?:site-packages|dist-packages|lib/python\\d|node_modules|/rustc/|<frozen ).*");

    /** What was thrown, and from where. */
    private static final class Part {
        private String type = "";
        private boolean isNearestLast;
        private final List<String> own = new ArrayList<>();
        private final List<String> foreign = new ArrayList<>();

        boolean isEmpty() {
            return own.isEmpty() && foreign.isEmpty();
        }

        void frame(String name, boolean isForeign) {
            List<String> kind = isForeign ? foreign : own;
            kind.add(GENERATED.matcher(PLACE.matcher(name).replaceAll("")).replaceAll(""));
        }

        List<String> nearest() {
            List<String> frames = own.isEmpty() ? foreign : own;
            int most = Math.min(MOST_FRAMES, frames.size());
            return isNearestLast
                    ? frames.subList(frames.size() - most, frames.size()).reversed()
                    : frames.subList(0, most);
        }
    }

    /**
     * Reads a trace.
     *
     * @param message of the record to which it belongs
     * @param lines that go on with it
     * @return empty when there are no frames in them
     */
    public static Optional<StackTrace> of(String message, List<String> lines) {
        List<Part> parts = new ArrayList<>();
        boolean isPython = false;
        boolean isOver = false;
        Part part = new Part();
        parts.add(part);
        String goroutine = "";
        String before = "";
        for (int i = -1; i < lines.size() && !isOver; i++) {
            String line = unindented(i < 0 ? message : lines.get(i));
            Matcher thrown = THROWN.matcher(line);
            if (line.startsWith("Traceback (most recent")) {
                isPython = true;
                part = next(parts, part);
                part.isNearestLast = true;
            } else if (line.startsWith("goroutine ")) {
                isOver = !goroutine.isEmpty(); // the first is the one that panics
                goroutine = line;
            } else if (thrown.matches()) {
                if (isPython) {
                    part.type = thrown.group(2);
                } else {
                    part = next(parts, part);
                    part.type = thrown.group(2);
                    isOver = "Suppressed: ".equals(thrown.group(1));
                }
            } else if (goroutine.isEmpty() && isGo(before, line)) { // loggers write Go's frames without arguments
                part.frame(before, isForeign(before));
            } else {
                frame(line, part, !goroutine.isEmpty());
            }
            before = line;
        }
        parts.removeIf(one -> one.isEmpty() && one.type.isEmpty());
        return trace(message, isPython ? parts : parts.reversed());
    }

    private static Part next(List<Part> parts, Part last) {
        if (last.isEmpty() && last.type.isEmpty()) {
            return last;
        }
        Part part = new Part();
        parts.add(part);
        return part;
    }

    private static boolean isFatal(String message) {
        return message.startsWith("fatal error: ");
    }

    private static boolean isPanic(String message) {
        return message.startsWith("panic") || (message.startsWith("thread '") && message.contains("panicked"));
    }

    private static boolean isGo(String name, String place) {
        return GO_PLACE.matcher(place).matches() && GO_NAME.matcher(name).matches();
    }

    private static void frame(String line, Part part, boolean isGo) {
        Matcher at = AT.matcher(line);
        Matcher python = PYTHON.matcher(line);
        Matcher go = GO.matcher(line);
        Matcher rust = RUST.matcher(line);
        if (at.matches() && !RUST_PLACE.matcher(line).matches()) {
            String name = at.group(1)
                    .substring(at.group(1).startsWith("node:") ? 0 : at.group(1).lastIndexOf('/') + 1);
            boolean isOfRuntime = line.contains("(node:") || line.contains("(internal/");
            part.frame(name, isOfRuntime || isForeign(name) || isForeign(line));
        } else if (python.matches()) {
            String file = python.group(1).substring(python.group(1).lastIndexOf('/') + 1);
            part.frame(python.group(2) == null ? file : python.group(2) + " in " + file, isForeign(python.group(1)));
        } else if (isGo && go.matches()) {
            part.frame(go.group(1), isForeign(go.group(1)));
        } else if (rust.matches()) {
            part.frame(rust.group(1), isForeign(rust.group(1)));
        }
    }

    /** Whether a line without its indentation is one frame of a trace, as those of Java, JavaScript and .NET are. */
    static boolean isFrame(String line) {
        return AT.matcher(cut(line)).matches();
    }

    /** Whether such a frame is one of a runtime or a framework. */
    static boolean isForeignFrame(String line) {
        Part part = new Part();
        frame(cut(line), part, false);
        return !part.foreign.isEmpty();
    }

    private static boolean isForeign(String name) {
        return FRAMEWORK.matcher(name).matches();
    }

    private static Optional<StackTrace> trace(String message, List<Part> rootFirst) {
        if (rootFirst.stream().allMatch(Part::isEmpty)) {
            return Optional.empty();
        }
        List<String> thrown = new ArrayList<>(rootFirst.stream()
                .map(part -> part.type)
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList());
        if (thrown.isEmpty()) {
            Matcher named = NAMED.matcher(cut(message));
            thrown.add(
                    named.find()
                            ? named.group(1)
                            : isPanic(message) ? "panic" : isFatal(message) ? "fatal error" : "a trace");
        }
        List<String> frames = rootFirst.stream()
                .filter(part -> !part.own.isEmpty())
                .findFirst()
                .or(() -> rootFirst.stream().filter(part -> !part.isEmpty()).findFirst())
                .map(Part::nearest)
                .orElse(List.of());
        return Optional.of(new StackTrace(List.copyOf(thrown), List.copyOf(frames)));
    }

    private static String unindented(String line) {
        String text = cut(line).strip();
        while (text.startsWith("\\t")) {
            text = text.substring(2).strip();
        }
        return text;
    }

    private static String cut(String line) {
        return line.length() > MOST_LINE_CHARS ? line.substring(0, MOST_LINE_CHARS) : line;
    }

    /** The trace in one line: equal for traces that say the same. */
    public String text() {
        String wrapped = thrown.size() < 2 ? "" : ", wrapped in " + String.join(", ", thrown.subList(1, thrown.size()));
        String from = frames.isEmpty() ? "" : " at " + String.join(" \u2190 ", frames);
        return thrown.getFirst() + from + wrapped;
    }
}
