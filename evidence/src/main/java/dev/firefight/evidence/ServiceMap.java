package dev.firefight.evidence;

import java.util.List;

/**
 * Who calls whom, learned from spans and call graphs.
 *
 * @param services all services, by name
 * @param calls all calls, by caller and callee
 */
public record ServiceMap(List<String> services, List<Edge> calls) {
    /** Copies the lists. */
    public ServiceMap {
        services = List.copyOf(services);
        calls = List.copyOf(calls);
    }

    /**
     * One service calls another.
     *
     * @param caller the calling service
     * @param callee the called service
     * @param seen how many calls were seen in spans; 0 where only a call graph says so
     */
    public record Edge(String caller, String callee, long seen) {}
}
