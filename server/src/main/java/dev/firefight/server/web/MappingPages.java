package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.intake.Mapping;
import dev.firefight.server.intake.MappingTrial;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupDifference;
import dev.firefight.server.setup.SetupMark;
import dev.firefight.server.setup.Setups;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where an integration of any JSON finds the fields of an alert: tried by a sample, and saved. */
final class MappingPages {
    /** What is shown before anybody sent or pasted anything. */
    private static final String EXAMPLE = """
            {
              "title": "12% of payments fail",
              "service": "checkout",
              "severity": "critical",
              "status": "firing"
            }
            """;

    private static final String KIND = "integration";

    private final Setups setups;
    private final RecentDeliveries recent;
    private final InstantSource clock;

    MappingPages(Setups setups, RecentDeliveries recent, InstantSource clock) {
        this.setups = setups;
        this.recent = recent;
        this.clock = clock;
    }

    /** Of an integration as it is set up, with the delivery that was asked for, else the last one; empty for one of another kind. */
    Optional<MappingView> of(Context request, Integration one) {
        if (one.kind() != Integration.Kind.GENERIC) {
            return Optional.empty();
        }
        Optional<Instant> at =
                Optional.ofNullable(request.queryParam("delivery")).flatMap(MappingPages::moment);
        String sample = recent.of(one.name()).stream()
                .filter(line ->
                        !line.body().isEmpty() && at.map(line.at()::equals).orElse(true))
                .findFirst()
                .map(RecentDeliveries.Line::body)
                .orElse(EXAMPLE);
        String answer = "1".equals(request.queryParam("done")) ? "Saved: what comes from now on is read so." : "";
        return Optional.of(view(one, sample, one.fields(), answer));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (java.time.format.DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Of what somebody sent by the form; saves it where they want that. Empty when it was saved. */
    Optional<MappingView> tried(Context request, Integration one) {
        if (one.kind() != Integration.Kind.GENERIC) {
            throw new WireException("only an integration of any JSON has fields that can be chosen");
        }
        FormFields fields = FormFields.of(request);
        Map<String, String> chosen = new TreeMap<>();
        MappingView.FIELDS.forEach(field -> fields.find("at-" + field)
                .filter(pointer -> !pointer.isEmpty())
                .ifPresent(pointer -> chosen.put(field, pointer)));
        String sample = fields.value("do").equals("last")
                ? recent.of(one.name()).stream()
                        .map(RecentDeliveries.Line::body)
                        .filter(body -> !body.isEmpty())
                        .findFirst()
                        .orElse(fields.value("sample"))
                : fields.value("sample");
        if (!fields.value("do").equals("save")) {
            return Optional.of(view(one, sample, checked(chosen), ""));
        }
        SetupMark seen = new SetupMark(KIND, one.name(), fields.value("seen"));
        if (setups.alter(Gate.caller(request).person(), seen, setup -> with(setup, one.name(), checked(chosen)))) {
            return Optional.empty();
        }
        request.status(409);
        return Optional.of(view(
                one,
                sample,
                chosen,
                "Somebody else altered this integration meanwhile. Yours is not saved yet: look at what it would alter now, and save"
                        + " it again."));
    }

    private static Map<String, String> checked(Map<String, String> chosen) {
        try {
            return new Mapping(chosen).pointers();
        } catch (IllegalArgumentException noPointer) {
            throw new WireException("a place in a sample is a JSON Pointer such as /alert/title");
        }
    }

    private MappingView view(Integration one, String sample, Map<String, String> chosen, String answer) {
        Setup now = setups.current();
        Map<String, String> sound = checked(chosen);
        return new MappingView(
                sample,
                sound,
                MappingTrial.of(sample, new Mapping(sound), clock.instant()),
                SetupDifference.of(now, with(now, one.name(), sound)),
                SetupMark.of(now, KIND, one.name()),
                answer);
    }

    private static Setup with(Setup setup, String name, Map<String, String> chosen) {
        List<Integration> all = setup.integrations().stream()
                .map(one -> one.name().equals(name) ? one.withFields(chosen) : one)
                .toList();
        return setup.withIntegrations(all);
    }
}
