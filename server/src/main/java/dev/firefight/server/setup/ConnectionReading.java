package dev.firefight.server.setup;

import dev.firefight.document.Durations;
import dev.firefight.document.Nearest;
import dev.firefight.document.Node;
import dev.firefight.document.Problem;
import dev.firefight.document.References;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.server.intake.Mapping;
import dev.firefight.telemetry.live.golden.Rule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what Firefight is connected with: integrations, sources, watches and heartbeats. */
final class ConnectionReading {
    private final References<NamedKind> references;

    ConnectionReading(References<NamedKind> references) {
        this.references = references;
    }

    private Optional<String> name(NamedKind kind, Section section, Function<String, String> form) {
        Optional<String> name = section.needed("name", form);
        name.ifPresent(one -> references.declare(kind, one, section));
        return name;
    }

    List<Integration> integrations(Section all) {
        return all.sections("integrations", this::integration, "name", "kind", "keys", "fields", "secret", "services");
    }

    private Optional<Integration> integration(Section section) {
        Optional<String> name = name(NamedKind.INTEGRATION, section, SetupScalars::pathName);
        Optional<Integration.Kind> kind = section.needed("kind", Scalars.word(Integration.Kind.class));
        List<Integration.Key> keys = section.sections("keys", ConnectionReading::key, "hash", "since", "until");
        Map<String, String> fields = new TreeMap<>();
        section.valuesByName("fields", ConnectionReading::field, SetupScalars::pointer)
                .forEach((field, pointers) -> {
                    if (pointers.size() == 1) {
                        fields.put(field, pointers.getFirst());
                    } else {
                        section.problem("fields", "has one JSON Pointer for each field");
                    }
                });
        List<SecretReference> secrets = ChannelReading.secrets(section, "secret");
        Map<String, List<String>> services = section.valuesByName("services", SetupScalars::repository, Scalars::name);
        return section.make(
                () -> new Integration(name.orElseThrow(), kind.orElseThrow(), keys, fields, secrets, services));
    }

    private static String field(String text) {
        if (!Mapping.FIELDS.containsKey(text)) {
            throw new IllegalArgumentException("an alert has no field " + Problem.shown(text)
                    + Nearest.hint(text, new TreeSet<>(Mapping.FIELDS.keySet())));
        }
        return text;
    }

    private static Optional<Integration.Key> key(Section section) {
        // The form of the hash is checked where it is kept; what stands here could be the key itself, and is not
        // repeated.
        Optional<String> hash = section.needed("hash", Scalars::text);
        Optional<Instant> since = section.needed("since", Moments::instant);
        Optional<Instant> until = section.value("until", Moments::instant);
        return section.make(() -> new Integration.Key(hash.orElseThrow(), since.orElseThrow(), until));
    }

    List<Source> sources(Section all) {
        return all.sections(
                "sources",
                this::source,
                "name",
                "kind",
                "url",
                "user",
                "token",
                "tenant",
                "paths",
                "queriesPerMinute",
                "conventions");
    }

    private Optional<Source> source(Section section) {
        Optional<String> name = name(NamedKind.SOURCE, section, Scalars::name);
        Optional<Source.Kind> kind = section.needed("kind", Scalars.word(Source.Kind.class));
        Optional<URI> url = section.value("url", SetupScalars::url);
        Optional<String> user = section.value("user", SetupScalars::sentName);
        Optional<SecretReference> token = ChannelReading.secret(section, "token");
        Optional<String> tenant = section.value("tenant", SetupScalars::sentName);
        List<String> paths = section.values("paths", Scalars::text);
        int queries = section.value("queriesPerMinute", Scalars.number(1, Source.MOST_QUERIES_PER_MINUTE))
                .orElse(Source.USUAL_QUERIES_PER_MINUTE);
        List<Rule> conventions = section.sections("conventions", ConventionForm::read, ConventionForm.FIELDS);
        return section.make(() -> new Source(
                name.orElseThrow(),
                kind.orElseThrow(),
                url,
                new Source.Access(user, token, tenant),
                paths,
                queries,
                conventions));
    }

    List<Watch> watches(Section all) {
        return all.sections("watches", this::watch, "name", "kind", "url", "every", "service", "provider", "expect");
    }

    private Optional<Watch> watch(Section section) {
        Optional<String> name = name(NamedKind.WATCH, section, Scalars::name);
        Optional<Watch.Kind> kind = section.needed("kind", Scalars.word(Watch.Kind.class));
        Function<String, String> form =
                switch (kind.orElse(Watch.Kind.HTTP)) {
                    case HTTP, STATUSPAGE -> SetupScalars::webAddress;
                    case TLS, DNS -> SetupScalars::host;
                };
        Optional<String> url = section.needed("url", form);
        Duration every = section.value("every", Durations::readSome).orElse(Watch.USUAL);
        Optional<String> service = section.value("service", Scalars::name);
        Optional<String> provider = section.value("provider", Scalars::name);
        Optional<String> expect = section.value("expect", Scalars::text);
        return section.make(() ->
                new Watch(name.orElseThrow(), kind.orElseThrow(), url.orElseThrow(), every, service, provider, expect));
    }

    Optional<Heartbeats> heartbeats(Section all) {
        return all.section("heartbeats", "in", "out")
                .flatMap(section -> {
                    List<Heartbeats.In> in =
                            section.sections("in", this::heartbeat, "name", "every", "grace", "policy", "key");
                    List<Heartbeats.Out> out = section.sections("out", ConnectionReading::ownHeartbeat, "url", "every");
                    return section.make(() -> new Heartbeats(in, out));
                })
                .or(() -> Optional.of(Heartbeats.NONE));
    }

    private Optional<Heartbeats.In> heartbeat(Section section) {
        Optional<String> name = name(NamedKind.HEARTBEAT, section, SetupScalars::pathName);
        Optional<Duration> every = section.needed("every", Durations::readSome);
        Duration grace = section.value("grace", Durations::read).orElse(Duration.ZERO);
        Optional<String> policy = section.value("policy", Scalars::name);
        policy.ifPresent(one -> references.use(NamedKind.POLICY, one, section, "policy"));
        // What stands here could be the secret itself, and is not repeated.
        Optional<String> key = section.value("key", Scalars::text);
        return section.make(() -> new Heartbeats.In(name.orElseThrow(), every.orElseThrow(), grace, policy, key));
    }

    private static Optional<Heartbeats.Out> ownHeartbeat(Section section) {
        Optional<Heartbeats.Address> address =
                section.node("url").filter(node -> node instanceof Node.Fields).isPresent()
                        ? ChannelReading.secret(section, "url").map(Heartbeats.Secret::new)
                        : section.needed("url", SetupScalars::url).map(Heartbeats.Plain::new);
        Optional<Duration> every = section.needed("every", Durations::readSome);
        return section.make(() -> new Heartbeats.Out(address.orElseThrow(), every.orElseThrow()));
    }
}
