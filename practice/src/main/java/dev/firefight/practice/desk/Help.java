package dev.firefight.practice.desk;

import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.console.LookKind;
import dev.firefight.practice.console.Looks;
import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.remedy.Remedies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be typed, as lines to be read. */
public final class Help {
    private Help() {}

    /** The lines of a word that asks for them: {@code help}, {@code acts} or {@code faults}. */
    public static Optional<Reply> of(String word) {
        return switch (word) {
            case "help", "?" -> Optional.of(new Reply.Told(all()));
            case "acts" -> Optional.of(new Reply.Told(acts()));
            case "faults" ->
                Optional.of(new Reply.Told(Faults.all().stream()
                        .map(one -> one.id() + ": " + one.says())
                        .toList()));
            default -> Optional.empty();
        };
    }

    private static List<String> all() {
        return Stream.of(
                        Looks.all().stream().map(Help::line),
                        Verbs.all().stream().map(one -> (one.name() + " " + one.usage()).strip() + ": " + one.says()),
                        Stream.of(
                                "do ACT | EXPECTED | WAY BACK: one change; \"acts\" lists what can be done",
                                "diagnose KIND PLACE:FAULT: what it was; \"faults\" lists them",
                                "review from=… until=… users=…: the post-mortem",
                                "promise KIND WHAT [act=\"…\"]: something to be done afterwards",
                                "hint: help, for 3, 6 and 12 points"))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String line(LookKind look) {
        return look.usage() + ": " + look.says();
    }

    private static List<String> acts() {
        return Remedies.all().stream()
                .map(one -> one.id() + " "
                        + one.parameters().stream()
                                .map(Parameter::name)
                                .map(name -> name.toUpperCase(Locale.ROOT))
                                .collect(Collectors.joining(" "))
                        + ": " + one.says())
                .toList();
    }
}
