package dev.firefight.evidence.catalogue;

/** A catalogue that cannot be read, with the line that is wrong. */
public final class CatalogueException extends IllegalArgumentException {
    private final int line;

    CatalogueException(String source, int line, String problem) {
        super("%s:%d: %s".formatted(source, line, problem));
        this.line = line;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
