package dev.firefight.evidence.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a diff does to code: takes a protection away, removes, renames, loses a condition, changes SQL, adds a loop, or only moves. */
final class Edits {
    private static final Set<String> GUARDS = Words.stems(Tables.words("guard"));
    private static final Pattern GUARD_KEYWORD =
            Pattern.compile("\\b(await|synchronized|Transactional|volatile|finally|defer|unsafe|R?Lock|unwrap)\\b");
    private static final Pattern LOOP = Pattern.compile("\\b(for|while|forEach|repeat|loop|map\\()\\b");
    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(ALTER|DROP|CREATE|SELECT|INSERT|UPDATE|DELETE)\\b.*\\b(TABLE|INDEX|FROM|INTO|SET|COLUMN)\\b");
    private static final Pattern ADDITIVE =
            Pattern.compile("CONCURRENTLY|IF NOT EXISTS|ADD INDEX|CREATE INDEX", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION =
            Pattern.compile("\\b(JOIN|WHERE|ON|AND|OR|HAVING|LIMIT|GROUP BY|ORDER BY|DISTINCT|FOR UPDATE)\\b");
    private static final Pattern SQL_FILE = Pattern.compile("\\.sql$|(^|/)(migrations?|queries|sql)/");
    private static final Pattern CALL =
            Pattern.compile("^(?:(.*?)\\s*:?=\\s*)?(?:return\\s+|await\\s+)?([\\w.]+)\\(([^()]*)\\);?$");
    private static final Pattern PATH_LITERAL = Pattern.compile("[\\w-]*/[\\w-]*");
    private static final Pattern LAYOUT = Pattern.compile("[\\s,;()]");

    private final Diff diff;
    private final Impact impact;
    private boolean nothingButMoved = true;

    private Edits(Diff diff, Impact impact) {
        this.diff = diff;
        this.impact = impact;
    }

    /**
     * Judges the code of a diff.
     *
     * @param settingsChanged whether values of settings changed, which explains lost and gained names and numbers
     */
    static void judge(Diff diff, boolean settingsChanged, Impact impact) {
        Edits edits = new Edits(diff, impact);
        edits.nothingButMoved = !settingsChanged;
        edits.removal(settingsChanged);
        edits.renaming(settingsChanged);
        edits.queries();
        edits.lostArguments();
        edits.loops();
        if (edits.nothingButMoved) {
            edits.moving();
        }
    }

    private void note(double odds, String text) {
        impact.add(odds, text);
        nothingButMoved = false;
    }

    private void removal(boolean settingsChanged) {
        Set<String> before = Code.identifiers(diff.lost());
        Set<String> after = Code.identifiers(diff.gained());
        Set<String> guards = new TreeSet<>(Words.of(String.join(" ", Code.minus(before, after))));
        guards.retainAll(GUARDS);
        guards.removeAll(Words.of(String.join(" ", Code.minus(after, before))));
        Set<String> keywords = lostKeywords();
        if (guards.isEmpty()) {
            guards = keywords;
        }
        if (!guards.isEmpty()) {
            nothingButMoved = false;
        }
        boolean shrinks =
                diff.lost().size() > diff.gained().size() || diff.gained().isEmpty();
        if (!guards.isEmpty() && (shrinks || !keywords.isEmpty())) {
            note(
                    Odds.PROTECTION_LOST,
                    "removed and not replaced: "
                            + String.join(", ", guards.stream().limit(4).toList()));
        } else if (diff.gained().isEmpty() && !settingsChanged) {
            note(Odds.CODE_REMOVED, "code removed, nothing put in its place");
        }
    }

    /** Keywords that protect and stand in fewer lines than before; counted over all lines, as one may have moved. */
    private Set<String> lostKeywords() {
        List<String> left = new ArrayList<>();
        for (String line : diff.removed()) {
            left.addAll(Code.matches(GUARD_KEYWORD, line));
        }
        for (String line : diff.added()) {
            Code.matches(GUARD_KEYWORD, line).forEach(left::remove);
        }
        Set<String> lost = new TreeSet<>();
        left.forEach(word -> lost.add(word.toLowerCase(Locale.ROOT)));
        return lost;
    }

    private void renaming(boolean settingsChanged) {
        Set<String> before = Code.literals(diff.lost());
        Set<String> after = Code.literals(diff.gained());
        Set<String> gone = Code.minus(before, after);
        Set<String> come = Code.minus(after, before);
        if (!settingsChanged
                && gone.stream().anyMatch(Code::isToken)
                && come.stream().anyMatch(Code::isToken)) {
            List<String> names = new ArrayList<>(gone.stream().limit(2).toList());
            names.addAll(come.stream().limit(2).toList());
            note(Odds.NAME_CHANGED, "a name used as data changed: " + String.join(", ", names));
        }
    }

    private void queries() {
        List<String> lines = new ArrayList<>(diff.lost());
        lines.addAll(diff.gained());
        List<String> statements =
                lines.stream().filter(line -> STATEMENT.matcher(line).find()).toList();
        if (!statements.isEmpty()) {
            boolean isAdditive =
                    statements.stream().allMatch(line -> ADDITIVE.matcher(line).find());
            note(
                    isAdditive ? Odds.INDEX_ADDED : Odds.SQL_CHANGED,
                    isAdditive ? "an index or table added" : "SQL or schema changed");
        } else if (diff.anyFile(file -> SQL_FILE.matcher(file).find())
                && lines.stream().anyMatch(line -> CONDITION.matcher(line).find())) {
            note(Odds.CONDITION_CHANGED, "a condition of a query changed");
        }
    }

    /** The same assignment or statement calls the same receiver with fewer arguments: no code moved, something is no longer told. */
    private void lostArguments() {
        Set<String> stillThere = Code.identifiers(diff.gained());
        Map<String, Integer> argumentsAfter = new HashMap<>();
        for (String line : diff.gained()) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                argumentsAfter.merge(target(call), arguments(call), Math::max);
            }
        }
        for (String line : diff.lost()) {
            Matcher call = CALL.matcher(line);
            if (call.matches() && arguments(call) > argumentsAfter.getOrDefault(target(call), Integer.MAX_VALUE)) {
                Set<String> lost = Code.minus(Code.identifiers(List.of(call.group(3))), stillThere);
                if (!lost.isEmpty()) {
                    String text = "a call of " + call.group(2) + " lost an argument: " + String.join(", ", lost);
                    note(Odds.CONDITION_CHANGED, text);
                    return;
                }
            }
        }
    }

    /** What is called and what its answer is for; where the answer has a name, the method may have another one. */
    private static String target(Matcher call) {
        String assigned = call.group(1);
        String callee = call.group(2);
        return assigned == null || assigned.isEmpty()
                ? callee
                : assigned + " = " + callee.substring(0, Math.max(0, callee.lastIndexOf('.')));
    }

    private static int arguments(Matcher call) {
        return call.group(3).isBlank() ? 0 : call.group(3).split(",", -1).length;
    }

    private void loops() {
        if (Code.count(LOOP, diff.added()) > Code.count(LOOP, diff.removed())) {
            nothingButMoved = false;
            if (!diff.lost().isEmpty()) {
                note(Odds.LOOP_ADDED, "a loop added");
            }
        }
    }

    /** Nothing above was found. Where names were kept and no number or name for machines is new, code was only put elsewhere. */
    private void moving() {
        List<String> known = new ArrayList<>(diff.removed());
        known.addAll(diff.context());
        boolean saysNewNames = Code.minus(Code.literals(diff.gained()), Code.literals(known)).stream()
                .anyMatch(text ->
                        Code.isToken(text) && !PATH_LITERAL.matcher(text).matches());
        boolean sameNumbers = Code.numbers(diff.lost()).equals(Code.numbers(diff.gained()));
        if (diff.removed().isEmpty() || diff.added().isEmpty() || saysNewNames || !sameNumbers) {
            return;
        }
        Set<String> before = Code.identifiers(diff.removed());
        Set<String> after = Code.identifiers(diff.added());
        Set<String> uncalled = Code.minus(Code.called(diff.removed()), Code.called(diff.added()));
        boolean callsInstead = !Code.minus(Code.called(diff.added()), Code.called(diff.removed()))
                .isEmpty();
        if (flat(diff.removed()).equals(flat(diff.added()))) {
            Harmless.LAYOUT.tell(impact);
        } else if (before.equals(after)) {
            impact.add(0, "same names, other signs or texts");
        } else if (!uncalled.isEmpty() && !callsInstead) {
            impact.add(0, "no longer calls " + String.join(", ", uncalled));
        } else {
            double shared = before.size() - Code.minus(before, after).size();
            double kept = (shared / Math.max(1, before.size()) - Odds.MOVED_KEPT_LEAST) / (1 - Odds.MOVED_KEPT_LEAST);
            double moved = Math.max(0, kept);
            impact.add(Odds.MOVED * moved, 1 - Odds.MOVED_INERT * moved, "code moved or tidied, no value changed");
        }
    }

    private static String flat(List<String> lines) {
        return LAYOUT.matcher(String.join("", lines)).replaceAll("");
    }
}
