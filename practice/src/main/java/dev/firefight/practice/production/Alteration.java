package dev.firefight.practice.production;

import java.util.function.Predicate;

/**
 * Something that makes programs behave otherwise, as long as it is there.
 *
 * @param id by which it is taken away
 * @param where in which instances
 * @param flag only for the share of requests for which this flag is on; empty for all
 * @param route for which requests; empty for all
 * @param twist what they do otherwise
 * @param startFailure what a program writes that ends right after its start because of this; empty where it does not
 */
public record Alteration(
        String id, Predicate<Instance> where, String flag, String route, Twist twist, String startFailure) {
    /** In all instances, whatever flags say, for all requests. */
    public static Alteration everywhere(String id, Twist twist) {
        return new Alteration(id, _ -> true, "", "", twist, "");
    }

    /** In those instances only that run this program. */
    public Alteration inVersion(String version) {
        return new Alteration(id, instance -> instance.version().equals(version), flag, route, twist, startFailure);
    }

    /** In those instances only. */
    public Alteration in(Predicate<Instance> some) {
        return new Alteration(id, some, flag, route, twist, startFailure);
    }

    /** Where this flag is on. */
    public Alteration behind(String name) {
        return new Alteration(id, where, name, route, twist, startFailure);
    }

    /** For these requests; for all where it is empty. */
    public Alteration of(String oneRoute) {
        return new Alteration(id, where, flag, oneRoute, twist, startFailure);
    }

    /** Ends right after the start. */
    public Alteration failingToStart(String says) {
        return new Alteration(id, where, flag, route, twist, says);
    }

    boolean concerns(Instance instance, Route one) {
        return (route.isEmpty() || route.equals(one.name)) && where.test(instance);
    }

    Twist twistNow(Flags flags) {
        return flag.isEmpty() ? twist : twist.of(twist.share() * flags.share(flag));
    }
}
