package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SideNamesTest {
    private static List<String> of(String first, String second) {
        return SideNames.of(List.of(first), List.of(second));
    }

    @Test
    void filesAreCalledByWhatTellsThemApart() {
        assertThat(of("/var/log/shop-7d9f.log", "/var/log/shop-b41c.log")).containsExactly("7d9f", "b41c");
        assertThat(of("v1.2/app.log", "v1.3/app.log")).containsExactly("v1.2/app.log", "v1.3/app.log");
        assertThat(of("logs/before/app.log", "logs/after/app.log")).containsExactly("before", "after");
        assertThat(of("before.log", "after.log")).containsExactly("before", "after");
    }

    @Test
    void whatSaysNothingByItselfIsTheWholeName() {
        assertThat(of("/logs/app.log.1", "/logs/app.log")).containsExactly("app.log.1", "app.log");
        assertThat(of("shop-1.log", "shop-2.log")).containsExactly("shop-1.log", "shop-2.log");
    }

    @Test
    void severalFilesAreCalledByWhatTheyHaveInCommon() {
        assertThat(SideNames.of(List.of("blue/a.log", "blue/b.log"), List.of("green/a.log")))
                .containsExactly("blue", "green/a.log");
        assertThat(SideNames.of(List.of("blue/a.log", "blue/b.log"), List.of("green/a.log", "green/b.log")))
                .containsExactly("blue", "green");
        assertThat(SideNames.of(List.of("a.log", "b.log"), List.of("c.log")))
                .containsExactly("the first", "the second");
        assertThat(of("x.log", "x.log")).containsExactly("the first", "the second");
    }
}
