package dev.firefight.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

/** A disk that becomes full or read-only when a test says so, with a journal on it. */
@NullMarked
public final class Disk {
    private static final String NO_BOUND = "pragma max_page_count = 1073741823";

    private final Journal journal;
    private volatile String disturbance = NO_BOUND;

    /** A journal in this file. */
    public Disk(Path file) {
        Store store = StoredJournal.store(new Place.InFile(file));
        journal = StoredJournal.over((Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, method, arguments) -> {
                    if (method.getName().equals("beginWriting")) {
                        SqliteStore.run((Connection) arguments[0], disturbance);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    /** What is on it. */
    public Journal journal() {
        return journal;
    }

    /** SQLite says the same as on a disk without room for one more page. */
    public void fill() {
        disturbance = "pragma max_page_count = 1";
    }

    /** SQLite says the same as on a disk that may only be read. */
    public void makeReadOnly() {
        disturbance = "pragma query_only = on";
    }

    /** All is well again. */
    public void repair() {
        disturbance = NO_BOUND;
    }
}
