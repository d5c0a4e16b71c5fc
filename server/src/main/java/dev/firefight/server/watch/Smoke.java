package dev.firefight.server.watch;

import java.util.List;

/**
 * What the services themselves answer while recovery is watched.
 *
 * @param probes each a watch over HTTP that was looked at just now
 */
public record Smoke(List<Probe> probes) {
    /** Where nothing is set up that could be asked. */
    public static final Smoke NONE = new Smoke(List.of());

    private static final int MOST_LINES = 6;

    /**
     * A watch that was looked at.
     *
     * @param isAffected whether it is of a service of the incident
     * @param text what was seen, in a line
     */
    public record Probe(String watch, boolean isAffected, boolean isWell, String text) {
        private String line() {
            return "- smoke probe " + watch + (isWell ? " " : ": ") + text;
        }
    }

    /** Copies the list. */
    public Smoke {
        probes = List.copyOf(probes);
    }

    /** Whether a service of the incident does not answer as it should. */
    public boolean isFailing() {
        return probes.stream().anyMatch(one -> one.isAffected() && !one.isWell());
    }

    /** A line for each, those that fail first; empty where there is none. */
    public String text() {
        List<String> lines = probes.stream()
                .sorted(java.util.Comparator.comparing(Probe::isWell))
                .limit(MOST_LINES)
                .map(Probe::line)
                .toList();
        int more = probes.size() - lines.size();
        return String.join("\n", lines) + (more > 0 ? "\n- and " + more + " probes more" : "");
    }
}
