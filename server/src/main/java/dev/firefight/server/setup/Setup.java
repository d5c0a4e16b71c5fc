package dev.firefight.server.setup;

import dev.firefight.paging.roster.Roster;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a house is set up.
 *
 * @param roster who is called
 * @param integrations who sends alerts
 * @param channels by what people are reached
 * @param sources where production is asked
 * @param watches what Firefight looks at by itself
 * @param heartbeats signs of life
 */
public record Setup(
        Roster roster,
        List<Integration> integrations,
        Channels channels,
        List<Source> sources,
        List<Watch> watches,
        Heartbeats heartbeats) {
    /** With nothing in it. */
    public static final Setup EMPTY =
            new Setup(Roster.EMPTY, List.of(), Channels.NONE, List.of(), List.of(), Heartbeats.NONE);

    /** The most integrations, and the most sources, watches and heartbeats each way. */
    public static final int MOST_OF_A_KIND = 500;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException where a name is used twice, or a policy is none of the roster
     */
    public Setup {
        integrations = List.copyOf(integrations);
        sources = List.copyOf(sources);
        watches = List.copyOf(watches);
        once("integration", integrations.stream().map(Integration::name));
        once("source", sources.stream().map(Source::name));
        once("watch", watches.stream().map(Watch::name));
        once("heartbeat", heartbeats.in().stream().map(Heartbeats.In::name));
        List<String> keys =
                heartbeats.in().stream().flatMap(one -> one.key().stream()).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException("two heartbeats have the same key: make another one for one of them");
        }
        once("address of heartbeats", heartbeats.out().stream().map(one -> switch (one.address()) {
            case Heartbeats.Plain(URI url) -> url.toString();
            case Heartbeats.Secret(SecretReference url) -> url.words();
        }));
        for (Heartbeats.In one : heartbeats.in()) {
            one.policy().filter(name -> roster.policy(name).isEmpty()).ifPresent(name -> {
                throw new IllegalArgumentException(
                        "heartbeat \"" + one.name() + "\" names the policy \"" + name + "\", and there is none");
            });
        }
    }

    /** With another roster. */
    public Setup with(Roster other) {
        return new Setup(other, integrations, channels, sources, watches, heartbeats);
    }

    /** With other integrations. */
    public Setup withIntegrations(List<Integration> others) {
        return new Setup(roster, others, channels, sources, watches, heartbeats);
    }

    /** With other sources. */
    public Setup withSources(List<Source> others) {
        return new Setup(roster, integrations, channels, others, watches, heartbeats);
    }

    /** With other channels. */
    public Setup with(Channels others) {
        return new Setup(roster, integrations, others, sources, watches, heartbeats);
    }

    /** Another set of heartbeats that are given to this house. */
    Setup withHeartbeats(List<Heartbeats.In> in) {
        return new Setup(roster, integrations, channels, sources, watches, new Heartbeats(in, heartbeats.out()));
    }

    private static void once(String kind, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("the " + kind + " \"" + name + "\" stands there twice");
            }
            if (seen.size() > MOST_OF_A_KIND) {
                throw new IllegalArgumentException("there are more than " + MOST_OF_A_KIND + " of the kind " + kind);
            }
        });
    }
}
