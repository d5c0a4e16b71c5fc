package dev.firefight.server.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one class of records is written: each component under its name. */
final class RecordJson {
    private final MethodHandle constructor;
    private final List<Part> parts;

    private record Part(String name, Class<?> type, Value value, MethodHandle accessor) {}

    private RecordJson(MethodHandle constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = parts;
    }

    static RecordJson of(Class<?> type) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Class<?> inner = component.getGenericType() instanceof Class<?> simple ? simple : inner(component);
                parts.add(new Part(
                        component.getName(), inner, Value.of(component), lookup.unreflect(component.getAccessor())));
            }
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return new RecordJson(lookup.unreflectConstructor(type.getConstructor(types)), List.copyOf(parts));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(type + " and its constructor have to be public to be written", hidden);
        }
    }

    private static Class<?> inner(RecordComponent component) {
        return (Class<?>)
                ((java.lang.reflect.ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    /** The components in their order, with how each is written. */
    Map<String, Value> values() {
        Map<String, Value> values = new LinkedHashMap<>();
        parts.forEach(part -> values.put(part.name(), part.value()));
        return Collections.unmodifiableMap(values);
    }

    void write(Object one, ObjectNode into) {
        for (Part part : parts) {
            Value.write(called(part.accessor(), one)).ifPresent(value -> into.set(part.name(), value));
        }
    }

    /** The record; whatever else stands in the object is refused, but for the names given. */
    Object read(ObjectNode from, List<String> besides) {
        for (String name : from.propertyNames()) {
            if (!besides.contains(name)
                    && parts.stream().noneMatch(part -> part.name().equals(name))) {
                String known = parts.stream().map(Part::name).collect(Collectors.joining(", "));
                throw new WireException("\"" + shortened(name) + "\" is no field here; there are " + known);
            }
        }
        try {
            List<Object> values = new ArrayList<>();
            for (Part part : parts) {
                values.add(part.value()
                        .read(part.name(), part.type(), Optional.<JsonNode>ofNullable(from.get(part.name()))));
            }
            return constructor.invokeWithArguments(values);
        } catch (IllegalArgumentException refused) { // a record or a name says what is wrong with it
            throw new WireException(String.valueOf(refused.getMessage()));
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable checked) {
            throw new IllegalStateException("a constructor of a record throws what it may not", checked);
        }
    }

    private static String shortened(String name) {
        int most = 40;
        return name.length() <= most ? name : name.substring(0, most) + "…";
    }

    private static Object called(MethodHandle accessor, Object one) {
        try {
            return accessor.invoke(one);
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable checked) {
            throw new IllegalStateException("an accessor of a record throws what it may not", checked);
        }
    }
}
