package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class AttributeRunTest {
    private final AttributeRun run = new AttributeRun();

    private SortedMap<String, String> of(String... namesAndValues) {
        run.clear();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            run.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return run.attributes();
    }

    @Test
    void neighboursWithTheSameAttributesShareThem() {
        assertThat(of("route", "/a")).isSameAs(of("route", "/a"));
    }

    @Test
    void whatWasGivenBeforeDoesNotChange() {
        SortedMap<String, String> first = of("route", "/a", "code", "200");
        SortedMap<String, String> second = of("route", "/b");
        SortedMap<String, String> none = of();
        assertThat(first)
                .containsEntry("route", "/a")
                .containsEntry("code", "200")
                .hasSize(2);
        assertThat(second).containsEntry("route", "/b").hasSize(1);
        assertThat(none).isEmpty();
        assertThat(of("code", "200", "route", "/a")).isEqualTo(first);
    }

    @Test
    void ofSeveralAttributesWithOneNameTheLastCounts() {
        assertThat(of("route", "/a", "route", "/b")).containsEntry("route", "/b");
    }
}
