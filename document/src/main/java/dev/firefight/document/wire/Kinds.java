package dev.firefight.document.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sealed family of records, each with the name under which it is written. The names stand in journals, so that none of them may ever be
 * altered; nor may the names of components.
 *
 * @param <T> the family
 */
public final class Kinds<T> {
    /** Under which the name of the kind stands. */
    public static final String KIND = "kind";

    private final Class<T> family;
    private final SequencedMap<String, Class<? extends T>> types;
    private final Map<Class<?>, String> names = new LinkedHashMap<>();
    private final Map<String, RecordJson> records = new LinkedHashMap<>();

    /** The family, with all its records under their names in the order in which they are to be shown. */
    public Kinds(Class<T> family, SequencedMap<String, Class<? extends T>> types) {
        this.family = family;
        this.types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
        types.forEach((name, type) -> {
            names.put(type, name);
            RecordJson record = RecordJson.of(type);
            if (record.values().containsKey(KIND)) {
                throw new IllegalArgumentException(
                        type + " has a component \"" + KIND + "\", where its own kind stands");
            }
            records.put(name, record);
        });
    }

    /** All names. */
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** The class of records of a name. */
    public Class<? extends T> type(String name) {
        return Optional.ofNullable(types.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no kind " + name));
    }

    /** The name of a class of records. */
    public String name(Class<?> type) {
        return Optional.ofNullable(names.get(type))
                .orElseThrow(() -> new IllegalArgumentException(type + " is no kind of " + family.getSimpleName()));
    }

    /** The name of the kind of a fact. */
    public String name(T fact) {
        return name(fact.getClass());
    }

    /** The fields of a kind in their order, with how each is written; empty where there is no such kind. */
    public Optional<Map<String, Value>> fields(String kind) {
        return Optional.ofNullable(records.get(kind)).map(RecordJson::values);
    }

    /** The fields of a kind that have to be said. Only its record knows which texts may be empty, so that each is left out once to see. */
    public List<String> required(String kind) {
        Map<String, Value> fields = fields(kind).orElseThrow();
        return fields.keySet().stream()
                .filter(left -> !canBeRead(kind, fields, left))
                .toList();
    }

    private boolean canBeRead(String kind, Map<String, Value> fields, String without) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            if (!name.equals(without)) {
                object.put(name, value.sample());
            }
        });
        try {
            read(kind, object);
            return true;
        } catch (WireException missing) {
            return false;
        }
    }

    /** A fact with its kind. */
    public ObjectNode write(T fact) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(KIND, name(fact));
        writeFields(fact, object);
        return object;
    }

    /** The fields of a fact into an object. */
    public void writeFields(T fact, ObjectNode into) {
        json(name(fact)).write(fact, into);
    }

    /** A fact with its kind in the object. */
    public T read(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new WireException("an object is needed here, such as {\"kind\": \""
                    + types.firstEntry().getKey() + "\", …}");
        }
        JsonNode kind = object.path(KIND);
        if (!kind.isString()) {
            throw new WireException("\"kind\" is missing: it is one of " + String.join(", ", types.keySet()));
        }
        return read(kind.asString(), object);
    }

    /** A fact of a kind that is known already. */
    public T read(String kind, ObjectNode fields) {
        return family.cast(json(kind).read(fields, List.of(KIND)));
    }

    private RecordJson json(String kind) {
        return Optional.ofNullable(records.get(kind))
                .orElseThrow(() ->
                        new WireException("there is no such kind; there are " + String.join(", ", types.keySet())));
    }
}
