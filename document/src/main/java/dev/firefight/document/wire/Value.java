package dev.firefight.document.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a component of a record is written: a string, a number or a boolean of JSON. Strings are read for all of them, as forms send
 * nothing else.
 *
 * @param shape what kind of value
 * @param isOptional whether it may be left out
 * @param choices what it may be, where that is a closed list; else empty
 */
public record Value(Shape shape, boolean isOptional, List<String> choices) {
    /** Kinds of values. */
    public enum Shape {
        /** Any text. */
        TEXT("a text"),
        /** True or false. */
        FLAG("true or false"),
        /** One of a list. */
        CHOICE("one of a list"),
        /** A whole number. */
        NUMBER("a whole number from 0 on"),
        /** A moment. */
        TIME("a time such as 2026-03-01T02:15:00Z"),
        /** A day of the calendar. */
        DAY("a day such as 2026-03-01"),
        /** How long. */
        DURATION("a duration such as PT30M"),
        /** Somebody's name. */
        NAME("a name"),
        /** An address on the web. */
        LINK("an address such as https://example.org/"),
        /** Names and texts. */
        LABELS("an object of texts"),
        /** Whole numbers. */
        NUMBERS("a list of whole numbers"),
        /** Texts in their order. */
        TEXTS("a list of texts");

        private final String words;

        Shape(String words) {
            this.words = words;
        }
    }

    /** How values of this component are written. */
    static Value of(RecordComponent component) {
        Type type = component.getGenericType();
        boolean isOptional = component.getType() == Optional.class;
        Class<?> inner =
                isOptional ? (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0] : component.getType();
        return new Value(isOfTexts(type) ? Shape.TEXTS : shape(inner), isOptional, choices(inner));
    }

    private static boolean isOfTexts(Type type) {
        return type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == String.class;
    }

    private static Shape shape(Class<?> type) {
        if (type.isEnum()) {
            return Shape.CHOICE;
        }
        return switch (type.getSimpleName()) {
            case "String" -> Shape.TEXT;
            case "boolean" -> Shape.FLAG;
            case "long", "Long" -> Shape.NUMBER;
            case "Instant" -> Shape.TIME;
            case "LocalDate" -> Shape.DAY;
            case "Duration" -> Shape.DURATION;
            case "URI" -> Shape.LINK;
            case "Map" -> Shape.LABELS;
            case "List" -> Shape.NUMBERS;
            default ->
                Wrapped.of(type)
                        .map(one -> one.isText() ? Shape.NAME : Shape.LABELS)
                        .orElseThrow(() -> new IllegalArgumentException("nobody knows how to write " + type));
        };
    }

    private static List<String> choices(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Value::word).toList()
                : List.of();
    }

    /** A constant as it is written: {@code SEV_1} as {@code sev-1}. */
    public static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As JSON; nothing for what is empty. */
    static Optional<JsonNode> write(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(Value::write);
            case Boolean flag -> Optional.of(json.booleanNode(flag));
            case Long number -> Optional.of(json.numberNode(number));
            case Enum<?> constant -> Optional.of(json.stringNode(word(constant)));
            case Record wrapped ->
                write(Wrapped.of(wrapped.getClass()).orElseThrow().unwrap(wrapped));
            case String text -> text.isEmpty() ? Optional.empty() : Optional.of(json.stringNode(text));
            case Map<?, ?> texts -> {
                ObjectNode object = json.objectNode();
                texts.forEach((name, text) -> object.put((String) name, (String) text));
                yield object.isEmpty() ? Optional.empty() : Optional.of(object);
            }
            case List<?> all -> {
                ArrayNode array = json.arrayNode();
                all.forEach(one -> write(one).ifPresent(array::add));
                yield Optional.of(array);
            }
            default -> Optional.of(json.stringNode(value.toString()));
        };
    }

    /**
     * What was written under a name.
     *
     * @param node empty where nothing was
     */
    Object read(String name, Class<?> type, Optional<JsonNode> node) {
        Optional<JsonNode> given = node.filter(one -> !one.isNull())
                .filter(one -> shape == Shape.TEXT
                        || !one.isString()
                        || !one.asString().isBlank());
        if (isOptional) {
            return given.map(one -> read(name, type, one));
        }
        return switch (shape) {
            case TEXT -> given.map(one -> read(name, type, one)).orElse("");
            case FLAG -> given.map(one -> read(name, type, one)).orElse(false);
            case LABELS -> given.map(one -> read(name, type, one)).orElseGet(() -> wrapped(type, Map.of()));
            case NUMBERS, TEXTS -> given.map(one -> read(name, type, one)).orElse(List.of());
            case CHOICE, NUMBER, TIME, DAY, DURATION, NAME, LINK ->
                read(
                        name,
                        type,
                        given.orElseThrow(() -> new WireException("\"" + name + "\" is missing: it is " + words())));
        };
    }

    private Object read(String name, Class<?> type, JsonNode node) {
        Optional<Object> read =
                switch (shape) {
                    case FLAG -> flag(node);
                    case NUMBER -> number(node);
                    case TEXT -> text(node).map(one -> one);
                    case CHOICE ->
                        text(node).map(choices::indexOf).filter(at -> at >= 0).map(at -> type.getEnumConstants()[at]);
                    case TIME -> text(node).flatMap(one -> parsed(one, Instant::parse));
                    case DAY -> text(node).flatMap(one -> parsed(one, LocalDate::parse));
                    case DURATION -> text(node).flatMap(one -> parsed(one, Duration::parse));
                    case NAME -> text(node).map(one -> wrapped(type, one));
                    case LINK -> text(node).flatMap(Value::link);
                    case LABELS -> labels(node).map(one -> wrapped(type, one));
                    case NUMBERS -> numbers(node);
                    case TEXTS -> texts(node);
                };
        return read.orElseThrow(() -> new WireException("\"" + name + "\" is " + words() + ", not " + shown(node)));
    }

    /** Something that can be read; a text is a hash as well, as one of them has to be. */
    String sample() {
        return switch (shape) {
            case TEXT -> "0".repeat(64);
            case FLAG -> "true";
            case CHOICE -> choices.getFirst();
            case NUMBER -> "1";
            case TIME -> "2026-03-01T02:15:00Z";
            case DAY -> "2026-03-01";
            case DURATION -> "PT30M";
            case NAME -> "Ann";
            case LINK -> "https://example.org/";
            case LABELS -> "{}";
            case NUMBERS, TEXTS -> "[]";
        };
    }

    /** What may be written, for a person. */
    public String words() {
        return shape == Shape.CHOICE ? "one of " + String.join(", ", choices) : shape.words;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        int most = 60;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Optional<Object> flag(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.asBoolean());
        }
        return text(node).flatMap(one -> switch (one) {
            case "true", "on" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private static Optional<Object> number(JsonNode node) {
        OptionalLong number = node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? OptionalLong.of(node.asLong())
                : text(node).map(Value::digits).orElse(OptionalLong.empty());
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static OptionalLong digits(String text) {
        String number = text.strip();
        boolean isOne = number.matches("[0-9]{1,18}");
        return isOne ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }

    private static Optional<Object> parsed(String text, Function<String, Object> parser) {
        try {
            return Optional.of(parser.apply(text.strip())).filter(Value::isWithinReason);
        } catch (DateTimeException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }

    /** Times far away would overflow where they are added to others. */
    private static boolean isWithinReason(Object time) {
        return switch (time) {
            case Instant moment ->
                isWithinReason(moment.atOffset(ZoneOffset.UTC).toLocalDate());
            case LocalDate day -> day.getYear() >= 1970 && day.getYear() <= 9999;
            case Duration duration -> !duration.isNegative() && duration.compareTo(Duration.ofDays(3660)) <= 0;
            default -> true;
        };
    }

    private static Optional<Map<String, String>> labels(JsonNode node) {
        if (!node.isObject() || node.values().stream().anyMatch(one -> !one.isString())) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(one -> values.put(one.getKey(), one.getValue().asString()));
        return Optional.of(values);
    }

    private static Object wrapped(Class<?> type, Object component) {
        return Wrapped.of(type).map(one -> one.wrap(component)).orElse(component);
    }

    private static Optional<Object> numbers(JsonNode node) {
        if (!node.isArray()) {
            return Optional.empty();
        }
        List<Object> numbers =
                node.values().stream().flatMap(one -> number(one).stream()).toList();
        return numbers.size() == node.size() ? Optional.of(numbers) : Optional.empty();
    }

    private static Optional<Object> texts(JsonNode node) {
        boolean areTexts = node.isArray() && node.values().stream().allMatch(JsonNode::isString);
        return areTexts
                ? Optional.of(node.values().stream().map(JsonNode::asString).toList())
                : Optional.empty();
    }

    private static Optional<Object> link(String text) {
        try {
            return Optional.of(URI.create(text.strip()));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
