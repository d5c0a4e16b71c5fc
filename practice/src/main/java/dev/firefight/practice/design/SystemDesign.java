package dev.firefight.practice.design;

import java.util.List;

/**
 * A system that people use.
 *
 * @param name what it is called
 * @param hosts on how many machines its instances run
 * @param load who uses it
 * @param services its programs, and providers outside of it
 * @param databases where it keeps what must stay
 * @param caches where it keeps what it may forget
 * @param topics what it does later
 */
public record SystemDesign(
        String name,
        int hosts,
        LoadDesign load,
        List<ServiceDesign> services,
        List<DatabaseDesign> databases,
        List<CacheDesign> caches,
        List<TopicDesign> topics) {
    /** Copies the lists. */
    public SystemDesign {
        services = List.copyOf(services);
        databases = List.copyOf(databases);
        caches = List.copyOf(caches);
        topics = List.copyOf(topics);
    }

    /** The same with so many times as many users. */
    public SystemDesign withUsers(double times) {
        return new SystemDesign(name, hosts, load.times(times), services, databases, caches, topics);
    }
}
