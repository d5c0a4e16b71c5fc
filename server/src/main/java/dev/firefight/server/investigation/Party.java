package dev.firefight.server.investigation;

import dev.firefight.incident.Bucket;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.server.investigation.Witnesses.Testimony;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody outside of whom something bad is said.
 *
 * @param name by which word errors name it
 * @param witnesses our own probes, the telemetry, its status page
 */
record Party(String name, Witnesses witnesses) {
    /** A line on how it stands. */
    String line() {
        String verdict = witnesses.areAgainst()
                ? "External dependencies: suspect, " + name
                : name + " may not be what hurts here";
        return "- " + verdict + ": " + witnesses.decisive().map(Testimony::text).orElse("") + "." + weighed(" ");
    }

    /** Whether our own probe of it fails, of which the engine knows nothing. */
    boolean refusesUs() {
        return witnesses
                .decisive()
                .filter(one -> one.isAgainst() && one.source() == Source.COMPONENT)
                .isPresent();
    }

    HypothesisProposed hypothesis() {
        return new HypothesisProposed(
                Bucket.DEPENDENCY,
                name + ": our own probe of it fails",
                Amount.HIGH,
                Amount.MEDIUM,
                Amount.LOW,
                "Ask " + name + " from another network, and look whether the errors are those of calls to it.");
    }

    /** All that speaks for it, a line each. */
    String evidence() {
        return witnesses.all().stream()
                        .filter(Testimony::isAgainst)
                        .map(Testimony::text)
                        .collect(Collectors.joining("\n"))
                + weighed("\n");
    }

    private String weighed(String between) {
        return Stream.of(witnesses.agreement(), witnesses.overruled())
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> between + sentence)
                .collect(Collectors.joining());
    }
}
