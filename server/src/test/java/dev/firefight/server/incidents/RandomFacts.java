package dev.firefight.server.incidents;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Facts of every kind there is; numbers are near those of the last entries, so that they often fit. */
final class RandomFacts {
    private static final String[] TEXTS = {
        "errors",
        "\"quoted\" \\ and\nlines\r\n",
        "日本 🔥 \u2028\u202e",
        "\u0000\u001b[31m\u007f",
        "<script>alert(1)</script>",
        "x"
    };

    private final Random random;

    RandomFacts(long seed) {
        random = new Random(seed);
    }

    Person person() {
        return new Person("P" + random.nextInt(3));
    }

    Consent consent() {
        return switch (random.nextInt(3)) {
            case 0 -> new Consent.None();
            case 1 -> new Consent.Confirmed();
            default -> new Consent.Because(any(List.of(TEXTS)));
        };
    }

    long seconds(int most) {
        return random.nextInt(most);
    }

    /** Empty where the fields do not fit each other. */
    Optional<Fact> fact(long last, Instant now) {
        String kind = any(FactKinds.ALL.names());
        if (kind.equals("resolved") && random.nextInt(4) > 0) {
            return Optional.empty(); // or most of what follows would be refused
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Value> field :
                FactKinds.ALL.fields(kind).orElseThrow().entrySet()) {
            if (!field.getValue().isOptional() || random.nextBoolean()) {
                fields.put(field.getKey(), value(field.getValue(), last, now));
            }
        }
        try {
            return Optional.of(FactKinds.ALL.read(kind, fields));
        } catch (WireException unfit) {
            return Optional.empty();
        }
    }

    private String value(Value value, long last, Instant now) {
        return switch (value.shape()) {
            case TEXT -> any(List.of(TEXTS));
            case FLAG -> String.valueOf(random.nextBoolean());
            case CHOICE -> any(value.choices());
            case NUMBER -> String.valueOf(Math.max(1, last - random.nextInt(12)));
            case TIME -> now.minusSeconds(random.nextInt(900)).toString();
            case DAY -> "2026-03-0" + (1 + random.nextInt(9));
            case DURATION -> "PT" + random.nextInt(90) + "M";
            case NAME -> person().name();
            case LINK -> "https://example.org/?a=%20&b=1";
            case LABELS, NUMBERS, TEXTS -> throw new IllegalArgumentException("no fact of a timeline has these");
        };
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
