package dev.firefight.evidence.pattern;

import java.util.Optional;

/** What the processor is used with. */
final class Processor {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTORS = "dev.firefight.evidence.pattern.VectorByteClasses";

    private Processor() {}

    /** Vector instructions where the module for them is there, else plain Java: both do the same. */
    static ByteClasses fastest() {
        return vectors().orElseGet(PlainByteClasses::new);
    }

    /** Vector instructions; empty where the Java runtime was started without the module for them. */
    static Optional<ByteClasses> vectors() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(VECTORS)
                    .asSubclass(ByteClasses.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(VECTORS + " is not what it was compiled as", e);
        }
    }
}
