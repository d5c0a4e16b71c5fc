package dev.firefight.practice.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something that can be behind a drawn scenario: a fault with all that is needed to tell of it and to undo it. In what is said and done of it,
 * <code>{service}</code> stands for the argument of that name.
 *
 * @param fault its kind
 * @param weight how often it is drawn, in proportion to the others of its family
 * @param level how hard it is to find, from 1 to 4
 * @param sign how users feel it
 * @param places where it can strike
 * @param ranges from what its arguments are drawn
 * @param cures ways to undo it; what has to be done one after the other is one way
 * @param tempting acts that seem to help
 * @param bucket the kind of cause: change, known-pattern, dependency or internal
 * @param trigger what set it off
 * @param habits what else it needs
 */
record Cause(
        String fault,
        double weight,
        int level,
        Sign sign,
        List<Place> places,
        List<Range> ranges,
        List<List<String>> cures,
        List<String> tempting,
        String bucket,
        String trigger,
        List<Habit> habits) {
    /** How users feel something. */
    enum Sign {
        /** They are told that something went wrong. */
        FAILS,
        /** They wait, many for too long. */
        SLOW,
        /** They are told or sold something wrong, and nothing says so. */
        WRONG
    }

    /** What a cause needs. */
    enum Habit {
        /** It begins long before anybody feels it. */
        CREEPS,
        /** Only where many people come it does harm. */
        NEEDS_LOAD,
        /** It does something to how many people come, and two of that kind would mingle. */
        IS_LOAD,
        /** It holds to certain instances or machines, and goes where these are replaced. */
        IS_BOUND
    }

    /** Copies the lists. */
    Cause {
        places = List.copyOf(places);
        ranges = List.copyOf(ranges);
        cures = List.copyOf(cures);
        tempting = List.copyOf(tempting);
        habits = List.copyOf(habits);
    }

    /** A cause that cannot strike anywhere yet. */
    static Cause of(String fault, Sign sign, int level, String bucket, String trigger) {
        return new Cause(fault, 1, level, sign, List.of(), List.of(), List.of(), List.of(), bucket, trigger, List.of());
    }

    /** It can strike there. */
    Cause at(Place... all) {
        return new Cause(fault, weight, level, sign, List.of(all), ranges, cures, tempting, bucket, trigger, habits);
    }

    /** Its arguments are drawn from there. */
    Cause with(Range... all) {
        return new Cause(fault, weight, level, sign, places, List.of(all), cures, tempting, bucket, trigger, habits);
    }

    /** These acts in order are a way, beside those that were named before. */
    Cause curedBy(String... lines) {
        List<List<String>> all = new ArrayList<>(cures);
        all.add(List.of(lines));
        return new Cause(fault, weight, level, sign, places, ranges, all, tempting, bucket, trigger, habits);
    }

    /** These seem to help. */
    Cause tempting(String... lines) {
        return new Cause(fault, weight, level, sign, places, ranges, cures, List.of(lines), bucket, trigger, habits);
    }

    /** It is drawn so often. */
    Cause often(double times) {
        return new Cause(fault, times, level, sign, places, ranges, cures, tempting, bucket, trigger, habits);
    }

    /** It needs this. */
    Cause which(Habit... all) {
        return new Cause(
                fault, weight, level, sign, places, ranges, cures, tempting, bucket, trigger, Arrays.asList(all));
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }
}
