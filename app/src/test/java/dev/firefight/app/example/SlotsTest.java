package dev.firefight.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Timetable time = new Timetable(0);
    private final List<String> said = new ArrayList<>();

    @Test
    void whoFindsNoneFreeWaitsFirstComeFirstServed() {
        Slots one = new Slots(time, 1);
        for (String who : List.of("a", "b", "c")) {
            one.acquire(1000, () -> hold(one, who), () -> said.add(who + " refused"));
        }
        time.run();
        assertThat(said).containsExactly("a at 0", "b at 10", "c at 20");
        assertThat(one.used()).isZero();
    }

    @Test
    void whoHasWaitedTooLongIsRefusedAndTakesNoTurn() {
        Slots one = new Slots(time, 1);
        one.acquire(1000, () -> hold(one, "a"), () -> said.add("a refused"));
        one.acquire(5, () -> hold(one, "b"), () -> said.add("b refused at " + time.now()));
        one.acquire(1000, () -> hold(one, "c"), () -> said.add("c refused"));
        time.run();
        assertThat(said).containsExactly("a at 0", "b refused at 5", "c at 10");
        assertThat(one.refusals()).isEqualTo(1);
        assertThat(one.waiting()).isZero();
    }

    private void hold(Slots slots, String who) {
        said.add(who + " at " + time.now());
        time.after(10, slots::release);
    }
}
