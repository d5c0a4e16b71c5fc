package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatternExportTest {
    private static Optional<PatternExport> export(String template, List<String> messages) {
        TemplateText text = TemplateText.of(template);
        List<ValueCounts> counts = new ArrayList<>();
        text.fixed().stream().skip(1).forEach(behind -> counts.add(new ValueCounts(behind)));
        PatternExport.Frames frames = new PatternExport.Frames();
        for (String message : messages) {
            List<String> values = text.values(message).orElseThrow();
            for (int i = 0; i < values.size(); i++) {
                counts.get(i).see(values.get(i), 1);
            }
            frames.see("", message, "");
        }
        return PatternExport.of(text, counts, frames);
    }

    @Test
    void signsOfTheLanguageAreEscapedAndValuesKeepTheirClass() {
        PatternExport export = export("f(<*>) [a.b] $<*>^ 5|6", List.of("f(12) [a.b] $x-1]^ 5|6"))
                .orElseThrow();
        assertThat(export.regex()).isEqualTo("f\\([0-9]+\\) \\[a\\.b\\] \\$[0-9a-z\\]\\-]+\\^ 5\\|6");
        assertThat(export.grep())
                .isEqualTo("^[[:space:]]*f[(][0-9]+[)] [[]a[.]b[]] [$][]0-9a-z-]+\\^ 5[|]6[[:space:]]*$");
        assertThat(export.logQlPattern()).isEqualTo("| pattern `<_>f(<f>) [a.b] $<a_b>^ 5|6`");
    }

    @Test
    void aQuotationMarkOfTheLanguageItselfIsWrittenInTheOtherKind() {
        PatternExport export =
                export("table `a` \"<*>\"", List.of("table `a` \"7\"")).orElseThrow();
        assertThat(export.logQl()).isEqualTo("|~ \"table `a` \\\"[0-9]+\\\"\"");
        assertThat(export("it's <*>", List.of("it's 1")).orElseThrow().grepCommand())
                .startsWith("LC_ALL=C grep -aE -e '^[[:space:]]*it'\\''s [0-9]+");
    }

    @Test
    void whatHasNoWordOfItsOwnIsNotExported() {
        assertThat(export("<*>", List.of("17"))).isEmpty();
        assertThat(export("<*>: <*> = [<*>]", List.of("17: 4 = [x]"))).isEmpty();
    }

    @Test
    void theExpressionFindsEachMessageOfItsPattern() {
        for (long seed = 0; seed < 200; seed++) {
            RandomLogs random = new RandomLogs(seed);
            byte[] bytes = seed % 2 == 0 ? random.lines(60) : random.bytes(300);
            List<String> messages =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            Templates templates = Templates.of(messages.stream()
                    .map(message -> new ShapeCount(Shape.of(message), 1))
                    .toList());
            Map<String, List<String>> byTemplate = new HashMap<>();
            messages.forEach(message -> byTemplate
                    .computeIfAbsent(
                            templates.of(Shape.of(message)).orElseThrow().text(), one -> new ArrayList<>())
                    .add(message));
            for (Map.Entry<String, List<String>> one : byTemplate.entrySet()) {
                Optional<PatternExport> export = export(one.getKey(), one.getValue());
                if (export.isPresent()) {
                    Pattern regex = Pattern.compile(export.get().regex(), Pattern.UNIX_LINES);
                    assertThat(one.getValue())
                            .as("seed " + seed + ": " + export.get().regex())
                            .allMatch(message -> regex.matcher(message).find());
                }
            }
        }
    }
}
