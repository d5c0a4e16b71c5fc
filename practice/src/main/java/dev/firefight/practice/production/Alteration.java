package dev.firefight.practice.production;

import java.util.function.Predicate;

/**
 * Something that makes programs behave otherwise, as long as it is there.
 *
 * @param id by which it is taken away
 * @param where in which instances
 * @param route for which requests; empty for all
 * @param twist what they do otherwise
 * @param startFailure what a program writes that ends right after its start because of this; empty where it does not
 */
public record Alteration(String id, Predicate<Instance> where, String route, Twist twist, String startFailure) {
    boolean concerns(Instance instance, Route one) {
        return (route.isEmpty() || route.equals(one.name)) && where.test(instance);
    }
}
