package dev.firefight.practice.drill;

import dev.firefight.incident.Entry;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Scenario.Voice;
import dev.firefight.practice.signal.Firing;
import java.time.Duration;

/** Something that comes up by itself while a drill goes on. */
public sealed interface Notice {
    /** When, after the beginning. */
    Duration at();

    /** An alert fires, or ends. */
    record Alerted(Duration at, Firing alert) implements Notice {}

    /** Somebody says something. */
    record Heard(Duration at, Voice voice) implements Notice {}

    /** What somebody did is done now; what comes of it is to be seen. */
    record Done(Duration at, Act act) implements Notice {}

    /** The program reminds of something, in the timeline. */
    record Reminded(Duration at, Entry entry) implements Notice {}
}
