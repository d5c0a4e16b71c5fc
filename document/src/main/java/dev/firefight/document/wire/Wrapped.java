package dev.firefight.document.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;

/**
 * Records of a single component, such as the name of somebody: they are written as that component is, and read by their constructor, which says what
 * is wrong with it.
 */
final class Wrapped {
    private static final ClassValue<Optional<Wrapped>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<Wrapped> computeValue(Class<?> type) {
            RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
            boolean isOne = components.length == 1
                    && (components[0].getType() == String.class || components[0].getType() == Map.class);
            return isOne ? Optional.of(new Wrapped(type, components[0])) : Optional.empty();
        }
    };

    private final Class<?> inner;
    private final MethodHandle constructor;
    private final MethodHandle accessor;

    private Wrapped(Class<?> type, RecordComponent component) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType oneForOne = MethodType.methodType(Object.class, Object.class);
        this.inner = component.getType();
        try {
            constructor =
                    lookup.unreflectConstructor(type.getConstructor(inner)).asType(oneForOne);
            accessor = lookup.unreflect(component.getAccessor()).asType(oneForOne);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(type + " and its constructor have to be public to be written", hidden);
        }
    }

    /** How records of a type are wrapped; empty for every other type. */
    static Optional<Wrapped> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Whether what is in it is a text; else it is texts by name. */
    boolean isText() {
        return inner == String.class;
    }

    /** A record of this component. */
    Object wrap(Object component) {
        return called(constructor, component);
    }

    /** What is in a record. */
    Object unwrap(Object one) {
        return called(accessor, one);
    }

    private static Object called(MethodHandle handle, Object with) {
        try {
            return (Object) handle.invokeExact(with);
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable checked) {
            throw new IllegalStateException("a record throws what it may not", checked);
        }
    }
}
