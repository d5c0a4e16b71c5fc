package dev.firefight.app;

import dev.firefight.telemetry.Timestamps;
import java.util.Optional;
import java.util.OptionalLong;

/** A time that a person tells as an option. */
final class TimeOption {
    private TimeOption() {}

    /**
     * The time in nanoseconds since 1970; empty when none was told.
     *
     * @param name the option's name, for the error
     * @throws UsageException when the text is no time
     */
    static OptionalLong of(String name, Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong time = Timestamps.parse(text.get());
        if (time.isEmpty()) {
            throw new UsageException(
                    name + " " + text.get() + " is no time; write it as 2026-01-31T03:12:00Z or in seconds since 1970");
        }
        return time;
    }
}
