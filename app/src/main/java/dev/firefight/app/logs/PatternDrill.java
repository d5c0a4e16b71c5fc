package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.evidence.pattern.PatternExport;
import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.pattern.TemplateText;
import dev.firefight.evidence.pattern.VariableChange;
import dev.firefight.evidence.pattern.VariableChange.Counts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one pattern is made of.
 *
 * @param answer all that was found in the logs
 * @param statement the pattern
 * @param levels lines of each of OpenTelemetry's severity numbers, 0 where not told
 * @param examplesBefore the foremost lines of the first window
 * @param examplesAfter the foremost lines of the second
 * @param variables what its values and headers were, the one that tells most of the change first
 * @param export the pattern for other tools; empty when it has no words of its own
 * @param unread lines whose values could not be told, since they are longer than what is looked at
 */
public record PatternDrill(
        LogAnswer answer,
        Statement statement,
        Map<Integer, Counts> levels,
        List<Example> examplesBefore,
        List<Example> examplesAfter,
        List<VariableChange> variables,
        Optional<PatternExport> export,
        long unread) {
    private static final int CONTEXT_CHARS = 200;
    private static final String COVERED = "[masked]";

    /**
     * A line.
     *
     * @param file in which it stands
     * @param offset bytes before it
     * @param text the line, cut at 4,096 chars
     */
    public record Example(String file, long offset, String text) {
        Example masked() {
            return new Example(file, offset, Secrets.masked(text));
        }
    }

    /** The same with secrets masked, in values by what stands around them; an export with a secret in it is left out. */
    public PatternDrill masked() {
        TemplateText text = TemplateText.of(statement.template().text());
        return new PatternDrill(
                answer,
                statement.masked(),
                levels,
                examplesBefore.stream().map(Example::masked).toList(),
                examplesAfter.stream().map(Example::masked).toList(),
                variables.stream().map(one -> masked(one, text)).toList(),
                export.filter(one -> Secrets.masked(text.text()).equals(text.text())),
                unread);
    }

    private static VariableChange masked(VariableChange variable, TemplateText text) {
        int at = variable.isHeader() ? -1 : text.names().indexOf(variable.name());
        String before = at < 0 ? "" : end(text.fixed().get(at));
        String behind = at < 0 ? "" : start(text.fixed().get(at + 1));
        List<VariableChange.Value> top = variable.top().stream()
                .map(one -> new VariableChange.Value(masked(before, one.text(), behind), one.counts()))
                .toList();
        return new VariableChange(
                variable.name(),
                variable.isHeader(),
                variable.distinct(),
                variable.hasMore(),
                top,
                variable.others(),
                top.equals(variable.top()) ? variable.numbers() : Optional.empty(),
                variable.told(),
                variable.concentrated());
    }

    private static String masked(String before, String value, String behind) {
        String plain = before + value + behind;
        String covered = Secrets.masked(plain);
        if (covered.equals(plain)) {
            return value;
        }
        boolean isWithin = covered.startsWith(before)
                && covered.endsWith(behind)
                && covered.length() >= before.length() + behind.length();
        return isWithin ? covered.substring(before.length(), covered.length() - behind.length()) : COVERED;
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - CONTEXT_CHARS));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), CONTEXT_CHARS));
    }
}
