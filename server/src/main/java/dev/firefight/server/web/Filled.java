package dev.firefight.server.web;

import dev.firefight.document.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form as somebody filled it in, with what is wrong beside each field.
 *
 * @param values by the names of fields
 * @param problems by the names of fields; what belongs to none of them under the empty name
 * @param answer what came of it as a whole; empty for nothing
 */
record Filled(Map<String, String> values, Map<String, String> problems, String answer) {
    private static final Pattern NEEDS = Pattern.compile("needs \"([A-Za-z]+)\"(.*)", Pattern.DOTALL);

    Filled {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
    }

    static Filled of(Map<String, String> values) {
        return new Filled(values, Map.of(), "");
    }

    Filled saying(String words) {
        return new Filled(values, problems, words);
    }

    /** With problems, each beside the field whose name is its path or the beginning of it; what fits none stands above all. */
    Filled with(List<Problem> found, List<String> fields) {
        Map<String, String> beside = new LinkedHashMap<>();
        List<String> above = new ArrayList<>();
        for (Problem one : found) {
            Problem problem = missing(one);
            fields.stream()
                    .filter(field -> problem.path().equals(field)
                            || problem.path().startsWith(field + ".")
                            || problem.path().startsWith(field + "["))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> beside.merge(field, problem.what(), (first, more) -> first + "; " + more),
                            () -> above.add((problem.path().isEmpty() ? "" : problem.path() + " ") + problem.what()));
        }
        String words = "It is not saved: "
                + (above.isEmpty() ? "look at the fields that say why." : String.join("; ", above) + ".");
        return new Filled(values, beside, words);
    }

    /** What a field that is left out lacks is told beside that field. */
    private static Problem missing(Problem problem) {
        Matcher needs = NEEDS.matcher(problem.what());
        return needs.matches()
                ? new Problem(
                        (problem.path().isEmpty() ? "" : problem.path() + ".") + needs.group(1),
                        problem.line(),
                        "is missing" + needs.group(2))
                : problem;
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    boolean isWrong(String field) {
        return problems.containsKey(field);
    }
}
