package dev.firefight.incident;

import java.time.Instant;

/**
 * What somebody wants to write into a timeline.
 *
 * @param by who
 * @param at when
 * @param fact what
 * @param consent what was said to a question, if there was one
 */
public record Proposal(Person by, Instant at, Fact fact, Consent consent) {
    /** Without having been asked anything. */
    public Proposal(Person by, Instant at, Fact fact) {
        this(by, at, fact, new Consent.None());
    }
}
