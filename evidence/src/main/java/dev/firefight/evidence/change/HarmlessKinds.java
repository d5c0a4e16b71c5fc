package dev.firefight.evidence.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Diffs that can hardly break anything: documentation, tests, appearance, comments, log statements, wording, metrics. */
final class HarmlessKinds {
    private static final Pattern INERT = insensitive(
            "(^|/)(docs?|documentation|testdata|tests?|__tests__|spec|fixtures|examples?|\\.github|\\.circleci|\\.gitlab|staging)(/|$)"
                    + "|(\\.md|\\.rst|\\.txt|\\.adoc|_test\\.\\w+|\\.test\\.\\w+|\\.spec\\.\\w+|test_\\w+\\.py|CODEOWNERS|LICENSE|README\\w*"
                    + "|\\.golangci\\.ya?ml|\\.editorconfig|\\.gitignore|\\.prettierrc\\w*|\\.eslintrc\\w*)$");
    private static final Pattern APPEARANCE = insensitive(
            "\\.(css|scss|less|svg|png|ico|woff2?)$|(^|/)(theme|palette|styles?|locale|i18n|colors?)[^/]*\\.\\w+$");
    private static final Pattern PAGE = insensitive("\\.(html?|tmpl|tsx|jsx)$");
    private static final Pattern LOG_CALL =
            Pattern.compile("\\b(log(ger|ging)?|slog|klog|zap|console|LOG|LOG_[A-Z]+)\\b\\s*[.(\\[]|\\bprint(f|ln)?\\("
                    + "|\\.(Info|Debug|Warn|Error|Trace)(f|w)?\\(.*\"|System\\.(out|err)\\b");
    private static final Pattern REPORT_CALL =
            Pattern.compile("\\bhttp\\.Error\\(|writeError\\(|\\.status\\(\\d{3}\\)|errors\\.(New|Wrap)|fmt\\.Errorf"
                    + "|\\braise \\w*(Error|Exception)\\(|\\bthrow new \\w+|\\bpanic\\(");
    private static final Pattern TELEMETRY_FILE = Pattern.compile(
            "(^|/)(log|logs|logging|accesslog|metrics|telemetry|tracing|trace|observability)(/|\\.\\w+$)");
    private static final Pattern TELEMETRY_LINE = insensitive(
            "(counter|gauge|histogram|metric|\\.inc\\(|observe|setattribute|span|tracer|name:|prometheus|opts|^[)}\\],;]*$)");
    private static final Pattern OWN_VERSION = insensitive("\\bversion\\b.*\\d|\\d.*\\bversion\\b");
    private static final Pattern FOR_MACHINES = Pattern.compile(
            "(^|\\s)--?\\w|\\w=\\S|\\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|ALTER|CREATE|DROP|ORDER BY|GROUP BY)\\b");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2,}");

    /** Settings of logging do alter behaviour: a level set to debug fills disks. */
    static final Pattern SETTINGS_FILE = Pattern.compile("\\.(ya?ml|toml|conf|ini|properties|env|json|tf|cfg|hcl)$");

    private HarmlessKinds() {}

    /** What the names of the files say; empty where the lines must be read. */
    static Optional<Harmless> ofFiles(List<String> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (files.stream().allMatch(file -> INERT.matcher(file).find())) {
            return Optional.of(Harmless.INERT_FILES);
        }
        if (files.stream().allMatch(file -> APPEARANCE.matcher(file).find())) {
            return Optional.of(Harmless.APPEARANCE);
        }
        if (files.stream()
                .allMatch(file ->
                        APPEARANCE.matcher(file).find() || PAGE.matcher(file).find())) {
            return Optional.of(Harmless.PAGES);
        }
        return Optional.empty();
    }

    /** What the changed lines say; empty where they may well break something. */
    static Optional<Harmless> ofLines(Diff diff) {
        if (diff.isEmpty()) {
            return Optional.of(Harmless.NO_LINE);
        }
        if (isOwnVersion(diff)) {
            return Optional.of(Harmless.OWN_VERSION);
        }
        if (diff.everyLine(line -> LOG_CALL.matcher(line).find())) {
            return Optional.of(Harmless.LOG_LINES);
        }
        if (diff.everyLine(line ->
                LOG_CALL.matcher(line).find() || REPORT_CALL.matcher(line).find())) {
            return Optional.of(Harmless.ERROR_REPORTS);
        }
        if (isWording(diff)) {
            return Optional.of(Harmless.WORDING);
        }
        if (diff.everyFile(file -> TELEMETRY_FILE.matcher(file).find())
                && !diff.anyFile(file -> SETTINGS_FILE.matcher(file).find())) {
            return Optional.of(Harmless.TELEMETRY_CODE);
        }
        if (diff.lost().isEmpty()
                && diff.gained().stream()
                        .allMatch(line -> TELEMETRY_LINE.matcher(line).find())) {
            return Optional.of(Harmless.TELEMETRY_LINES);
        }
        return Optional.empty();
    }

    private static boolean isOwnVersion(Diff diff) {
        return !diff.lost().isEmpty()
                && !diff.gained().isEmpty()
                && diff.gained().size() <= 2
                && !diff.anyFile(Versions::isManifest)
                && diff.everyLine(line -> OWN_VERSION.matcher(line).find());
    }

    /** Line by line the same but for texts, and those are for people: words with spaces in between, no query, no option of a program. */
    private static boolean isWording(Diff diff) {
        int lines = diff.lost().size();
        if (lines == 0 || lines != diff.gained().size() || diff.anyFile(HarmlessKinds::isForMachines)) {
            return false;
        }
        for (int i = 0; i < lines; i++) {
            if (!Code.withoutTexts(diff.lost().get(i))
                    .equals(Code.withoutTexts(diff.gained().get(i)))) {
                return false;
            }
        }
        Set<String> before = Code.literals(diff.lost());
        Set<String> after = Code.literals(diff.gained());
        Set<String> differing = new TreeSet<>(Code.minus(before, after));
        differing.addAll(Code.minus(after, before));
        return differing.stream()
                .allMatch(text -> text.contains(" ")
                        && LETTERS.matcher(text).results().count() >= 2
                        && !FOR_MACHINES.matcher(text).find());
    }

    private static boolean isForMachines(String file) {
        return SETTINGS_FILE.matcher(file).find() || Versions.isManifest(file);
    }

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
