package dev.firefight.evidence.request;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests worth following.
 *
 * @param requests how many there are in all
 * @param references how many healthy ones they were compared with
 * @param listed the candidates, those to look at first in front
 * @param hops which services explain them, the one that explains most first
 */
public record Candidates(int requests, int references, List<Candidate> listed, List<Share> hops) {
    /**
     * What one service explains.
     *
     * @param service its name
     * @param requests how many of the candidates
     * @param example what is wrong there in the request that shows it best
     */
    public record Share(String service, int requests, Hop example) {}

    /** No requests. */
    public static final Candidates NONE = new Candidates(0, 0, List.of(), List.of());

    /**
     * These and others, of which none is among these.
     *
     * @param order in which both are listed; of equals these come first
     */
    public Candidates and(Candidates others, Comparator<Candidate> order) {
        Map<String, Share> byService = new LinkedHashMap<>();
        Stream.concat(hops.stream(), others.hops().stream())
                .forEach(share -> byService.merge(
                        share.service(),
                        share,
                        (one, other) -> new Share(one.service(), one.requests() + other.requests(), one.example())));
        return new Candidates(
                requests + others.requests(),
                references + others.references(),
                Stream.concat(listed.stream(), others.listed().stream())
                        .sorted(order)
                        .toList(),
                List.copyOf(byService.values()));
    }

    /** Copies the lists. */
    public Candidates {
        listed = List.copyOf(listed);
        hops = List.copyOf(hops);
    }
}
