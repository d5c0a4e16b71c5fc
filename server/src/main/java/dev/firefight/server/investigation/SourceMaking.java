package dev.firefight.server.investigation;

import dev.firefight.document.wire.Value;
import dev.firefight.server.setup.SecretReference;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.Budget;
import dev.firefight.telemetry.live.Credentials;
import dev.firefight.telemetry.live.Endpoint;
import dev.firefight.telemetry.live.Limits;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.Secret;
import dev.firefight.telemetry.live.Source;
import dev.firefight.telemetry.live.Trouble;
import dev.firefight.telemetry.live.golden.Convention;
import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Recognition;
import dev.firefight.telemetry.live.golden.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes live sources of those that are set up. Secrets are asked for and directories are listed each time, as both are altered without the set-up; what
 * cannot be made is a reading that says why, and costs the others nothing.
 *
 * @param secrets what a reference leads to; empty where it leads nowhere
 */
record SourceMaking(Function<SecretReference, String> secrets) {
    private static final int MOST_TRACES = 2_000;
    private static final int MOST_LOG_LINES = 20_000;
    private static final int MOST_LOG_FILES = 200;
    private static final long MOST_LOG_BYTES = 64L << 20;

    /**
     * What was made.
     *
     * @param sources that can be read
     * @param unmade those that cannot, and why
     */
    record Made(List<Source> sources, List<Reading> unmade) {}

    /** What cannot be made, in words to be read behind "could not be read because". */
    private static final class Unmade extends Exception {
        private static final long serialVersionUID = 1;

        private final Trouble.Kind kind;

        Unmade(Trouble.Kind kind, String because) {
            super(because);
            this.kind = kind;
        }
    }

    Made of(List<dev.firefight.server.setup.Source> settings) {
        List<Source> sources = new ArrayList<>();
        List<Reading> unmade = new ArrayList<>();
        for (dev.firefight.server.setup.Source one : settings) {
            try {
                sources.add(made(one));
            } catch (Unmade why) {
                Trouble trouble = new Trouble(why.kind, "", String.valueOf(why.getMessage()), Optional.empty());
                unmade.add(new Reading(
                        one.name(),
                        Value.word(one.kind()),
                        0,
                        new Budget(0, one.queriesPerMinute(), Optional.empty()),
                        new ReadNotes(),
                        List.of(trouble),
                        Recognition.NONE));
            }
        }
        return new Made(sources, unmade);
    }

    private Source made(dev.firefight.server.setup.Source one) throws Unmade {
        return switch (one.kind()) {
            case PROMETHEUS ->
                new Source.Prometheus(
                        one.name(), endpoint(one), own(one.conventions()).before(Conventions.shipped()));
            case ZIPKIN -> new Source.Zipkin(one.name(), endpoint(one), MOST_TRACES);
            case JAEGER -> new Source.Jaeger(one.name(), endpoint(one), MOST_TRACES);
            case TEMPO -> new Source.Tempo(one.name(), endpoint(one), MOST_TRACES);
            case LOKI -> new Source.Loki(one.name(), endpoint(one), Optional.empty(), MOST_LOG_LINES);
            case LOGS -> new Source.LogFiles(one.name(), files(one.paths()), MOST_LOG_BYTES);
        };
    }

    /** Conventions of a team's own. */
    static Conventions own(List<Rule> rules) {
        return new Conventions(List.of(new Convention("own", "Your own", rules)));
    }

    private Endpoint endpoint(dev.firefight.server.setup.Source one) throws Unmade {
        URI url = one.url().orElseThrow(() -> new Unmade(Trouble.Kind.OWN_FAULT, "it has no address"));
        Endpoint open = Endpoint.of(url).with(Limits.USUAL.withQueriesPerMinute(one.queriesPerMinute()));
        Endpoint tenants = one.access().tenant().map(open::withTenant).orElse(open);
        return one.access().token().isPresent()
                ? with(tenants, one.access().user(), one.access().token().get())
                : tenants;
    }

    private Endpoint with(Endpoint open, Optional<String> user, SecretReference reference) throws Unmade {
        String where = "the " + reference.words();
        String token = secrets.apply(reference);
        if (token.isEmpty()) {
            throw new Unmade(Trouble.Kind.UNAUTHORIZED, "its token is not there: " + where + " is empty or missing");
        }
        try {
            Secret secret = Secret.of(token);
            return open.with(user.<Credentials>map(name -> new Credentials.Basic(name, secret))
                    .orElseGet(() -> new Credentials.Bearer(secret)));
        } catch (IllegalArgumentException unfit) {
            throw new Unmade(
                    Trouble.Kind.UNAUTHORIZED,
                    "its token cannot be sent: " + where
                            + " holds several lines, or characters that HTTP does not allow");
        }
    }

    /** The files named, and those that lie in directories named. */
    private static List<Path> files(List<String> paths) throws Unmade {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            Path named = Path.of(path);
            if (Files.isDirectory(named)) {
                try (Stream<Path> inside = Files.list(named)) {
                    inside.filter(Files::isRegularFile)
                            .sorted()
                            .limit(MOST_LOG_FILES)
                            .forEach(files::add);
                } catch (IOException unreadable) {
                    files.add(named); // reading it tells what is wrong with it
                }
            } else {
                files.add(named);
            }
        }
        if (files.isEmpty()) {
            throw new Unmade(Trouble.Kind.FILE, "there is no file in what it names: " + String.join(", ", paths));
        }
        return files.stream().limit(MOST_LOG_FILES).toList();
    }
}
