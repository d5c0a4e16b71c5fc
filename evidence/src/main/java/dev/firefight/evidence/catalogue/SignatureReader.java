package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.catalogue.Signature.Example;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads signatures from text. The form is told at the head of {@code signatures.txt}. Strict, because a typing error in a catalogue
 * would otherwise be a fault that nobody recognises: whatever is not understood is an error with its line.
 */
public final class SignatureReader {
    private static final int MOST_SIGNATURES = 1_000;
    private static final int MOST_CHARS_A_LINE = 500;
    private static final int MOST_WORDS_A_PHRASE = 16;
    private static final int MOST_GAPS_A_PHRASE = 2;

    private static final Pattern HEAD = Pattern.compile("\\[([a-z][a-z0-9-]*)] +(\\S.*)");
    private static final Pattern FIELD = Pattern.compile("([a-z][a-z ]*): *(\\S.*)");
    private static final Pattern METRIC_WORD = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*_?");
    private static final Pattern METRIC = Pattern.compile("(\\S+(?: \\+ \\S+)*) (rises|falls to zero|falls)");
    private static final Pattern MOVED = Pattern.compile("(\\S+) (-?[\\d.]+) -> (-?[\\d.]+)");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}*]+");

    private final String source;
    private final List<Signature> read = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<Draft> open = Optional.empty();
    private int line;

    private SignatureReader(String source) {
        this.source = source;
    }

    /**
     * Reads signatures.
     *
     * @param source what to call the text in errors
     * @param text the text
     * @throws CatalogueException when it is not understood, with the first line that is not
     */
    public static List<Signature> read(String source, String text) {
        SignatureReader reader = new SignatureReader(source);
        text.lines().forEachOrdered(reader::line);
        reader.close();
        return List.copyOf(reader.read);
    }

    private void line(String raw) {
        line++;
        String text = raw.strip();
        if (raw.length() > MOST_CHARS_A_LINE) {
            throw error("longer than %d characters".formatted(MOST_CHARS_A_LINE));
        }
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        Matcher head = HEAD.matcher(text);
        if (head.matches()) {
            close();
            open(head.group(1), head.group(2));
            return;
        }
        Matcher field = FIELD.matcher(text);
        if (!field.matches()) {
            throw error("expected '[id] Name' or 'field: value', found '%s'".formatted(text));
        }
        field(open.orElseThrow(() -> error("a field before the first '[id] Name'")), field.group(1), field.group(2));
    }

    private void open(String id, String name) {
        if (!ids.add(id)) {
            throw error("'%s' is there already".formatted(id));
        }
        if (ids.size() > MOST_SIGNATURES) {
            throw error("more than %d signatures".formatted(MOST_SIGNATURES));
        }
        open = Optional.of(new Draft(line, id, name));
    }

    private void field(Draft draft, String field, String value) {
        switch (field) {
            case "class" -> draft.faultClass = once(field, draft.faultClass, faultClass(value));
            case "log" -> draft.phrases.add(phrase(value));
            case "metric" -> draft.metricSigns.add(metricSign(value));
            case "needs" -> draft.needs.addAll(families(value));
            case "may" -> draft.may.addAll(families(value));
            case "quiet" -> draft.quiet.addAll(families(value));
            case "is" -> is(draft, value);
            case "mitigation" -> draft.mitigation = once(field, draft.mitigation, sentence(value));
            case "fix" -> draft.fix = once(field, draft.fix, sentence(value));
            case "test" -> draft.quickestTest = once(field, draft.quickestTest, sentence(value));
            case "example" -> draft.examples.add(new Example.Said(value));
            case "example metric" -> draft.examples.add(moved(value));
            case "example clues" -> draft.examples.add(new Example.Felt(families(value)));
            case "not" -> draft.counterExamples.add(value);
            default -> throw error("unknown field '%s'".formatted(field));
        }
    }

    private void close() {
        open.ifPresent(draft -> {
            draft.missing().ifPresent(missing -> {
                throw new CatalogueException(source, draft.line, "'%s' %s".formatted(draft.id, missing));
            });
            read.add(draft.signature());
        });
        open = Optional.empty();
    }

    private <T> Optional<T> once(String field, Optional<T> before, T value) {
        if (before.isPresent()) {
            throw error("a second '%s'".formatted(field));
        }
        return Optional.of(value);
    }

    private FaultClass faultClass(String value) {
        for (FaultClass one : FaultClass.values()) {
            if (one.id().equals(value)) {
                return one;
            }
        }
        throw error("unknown class '%s'".formatted(value));
    }

    private Set<Family> families(String value) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (String name : value.split(" *, *", -1)) {
            families.add(family(name));
        }
        return families;
    }

    private Family family(String name) {
        for (Family family : Family.values()) {
            if (family.name().toLowerCase(Locale.ROOT).equals(name)) {
                return family;
            }
        }
        throw error("unknown family '%s'".formatted(name));
    }

    private void is(Draft draft, String value) {
        for (String word : value.split(" *, *", -1)) {
            switch (word) {
                case "generic" -> draft.isGeneric = true;
                case "outside" -> draft.isOutsideControl = true;
                case "victim" -> draft.blamesCalled = true;
                default -> throw error("unknown '%s': generic, outside or victim".formatted(word));
            }
        }
    }

    private String sentence(String value) {
        if (!value.endsWith(".")) {
            throw error("a sentence ends with a full stop");
        }
        return value;
    }

    /** A phrase as its words. */
    private String phrase(String value) {
        String words =
                SIGNS.matcher(value.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        List<List<String>> segments = PhraseIndex.segments(words);
        if (segments.stream().anyMatch(List::isEmpty)) {
            throw error("a '*' stands between two words");
        }
        if (segments.stream().flatMap(List::stream).anyMatch(word -> word.contains("*"))) {
            throw error("a '*' stands by itself, for whole words");
        }
        if (segments.size() - 1 > MOST_GAPS_A_PHRASE
                || segments.stream().mapToInt(List::size).sum() > MOST_WORDS_A_PHRASE) {
            throw error("more than %d words or %d '*'".formatted(MOST_WORDS_A_PHRASE, MOST_GAPS_A_PHRASE));
        }
        if (!PhraseIndex.isTelling(words)) {
            throw error("no word in it singles anything out");
        }
        return words;
    }

    private MetricSign metricSign(String value) {
        Matcher metric = METRIC.matcher(value);
        if (!metric.matches()) {
            throw error("expected 'word|word + word rises', or 'falls', or 'falls to zero'");
        }
        List<List<String>> groups = new ArrayList<>();
        for (String group : metric.group(1).split(" \\+ ", -1)) {
            List<String> words = List.of(group.split("\\|", -1));
            words.stream()
                    .filter(word -> !METRIC_WORD.matcher(word).matches())
                    .findFirst()
                    .ifPresent(word -> {
                        throw error("'%s' is no metric word".formatted(word));
                    });
            groups.add(words);
        }
        return new MetricSign(groups, move(metric.group(2)));
    }

    private MetricSign.Move move(String words) {
        for (MetricSign.Move move : MetricSign.Move.values()) {
            if (move.words().equals(words)) {
                return move;
            }
        }
        throw error("unknown move '%s'".formatted(words));
    }

    private Example moved(String value) {
        Matcher moved = MOVED.matcher(value);
        if (!moved.matches()) {
            throw error("expected 'metric{label=\"value\"} 1 -> 2'");
        }
        return new Example.Moved(moved.group(1), number(moved.group(2)), number(moved.group(3)));
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw error("'%s' is no number".formatted(text));
        }
    }

    private CatalogueException error(String problem) {
        return new CatalogueException(source, line, problem);
    }

    /** A signature of which not all is read yet. */
    private static final class Draft {
        private final int line;
        private final String id;
        private final String name;
        private Optional<FaultClass> faultClass = Optional.empty();
        private final List<String> phrases = new ArrayList<>();
        private final List<MetricSign> metricSigns = new ArrayList<>();
        private final Set<Family> needs = EnumSet.noneOf(Family.class);
        private final Set<Family> may = EnumSet.noneOf(Family.class);
        private final Set<Family> quiet = EnumSet.noneOf(Family.class);
        private boolean isGeneric;
        private boolean isOutsideControl;
        private boolean blamesCalled;
        private Optional<String> mitigation = Optional.empty();
        private Optional<String> fix = Optional.empty();
        private Optional<String> quickestTest = Optional.empty();
        private final List<Example> examples = new ArrayList<>();
        private final List<String> counterExamples = new ArrayList<>();

        private Draft(int line, String id, String name) {
            this.line = line;
            this.id = id;
            this.name = name;
        }

        private Optional<String> missing() {
            if (faultClass.isEmpty()) {
                return Optional.of("has no class");
            }
            if (mitigation.isEmpty() || fix.isEmpty() || quickestTest.isEmpty()) {
                return Optional.of("needs a mitigation, a fix and a test");
            }
            if (examples.isEmpty()) {
                return Optional.of("has no example");
            }
            boolean isOfFamiliesAlone = phrases.isEmpty() && metricSigns.isEmpty();
            if (isOfFamiliesAlone && (needs.isEmpty() || !isGeneric)) {
                return Optional.of("has neither log nor metric: then it needs a family, and is generic");
            }
            return Optional.empty();
        }

        private Signature signature() {
            return new Signature(
                    id,
                    name,
                    faultClass.orElseThrow(),
                    phrases,
                    metricSigns,
                    needs,
                    may,
                    quiet,
                    isGeneric,
                    isOutsideControl,
                    blamesCalled,
                    mitigation.orElseThrow(),
                    fix.orElseThrow(),
                    quickestTest.orElseThrow(),
                    examples,
                    counterExamples);
        }
    }
}
