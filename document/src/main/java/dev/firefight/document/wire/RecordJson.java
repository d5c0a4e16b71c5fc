package dev.firefight.document.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one class of records is written: each component under its name. */
final class RecordJson {
    /** Takes an array of all values, so that it can be called without looking at its type each time. */
    private final MethodHandle constructor;

    private final List<Part> parts;
    private final Set<String> names;

    private record Part(String name, Class<?> type, Value value, MethodHandle accessor) {}

    private RecordJson(MethodHandle constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = parts;
        this.names = parts.stream().map(Part::name).collect(Collectors.toUnmodifiableSet());
    }

    static RecordJson of(Class<?> type) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Class<?> inner = component.getGenericType() instanceof Class<?> simple ? simple : inner(component);
                MethodHandle accessor = lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                parts.add(new Part(component.getName(), inner, Value.of(component), accessor));
            }
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.unreflectConstructor(type.getConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordJson(constructor, List.copyOf(parts));
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
            if (!names.contains(name) && !besides.contains(name)) {
                String known = parts.stream().map(Part::name).collect(Collectors.joining(", "));
                throw new WireException("\"" + shortened(name) + "\" is no field here; there are " + known);
            }
        }
        try {
            Object[] values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                Part part = parts.get(i);
                values[i] = part.value()
                        .read(part.name(), part.type(), Optional.<JsonNode>ofNullable(from.get(part.name())));
            }
            return (Object) constructor.invokeExact(values);
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
            return (Object) accessor.invokeExact(one);
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable checked) {
            throw new IllegalStateException("an accessor of a record throws what it may not", checked);
        }
    }
}
