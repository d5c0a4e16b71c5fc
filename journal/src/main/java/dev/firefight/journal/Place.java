package dev.firefight.journal;

import java.nio.file.Path;

/** Where a journal is kept. */
public sealed interface Place {
    /** A file of SQLite; beside it stand {@code -wal}, {@code -shm} and {@code .lock} with the same name before them. */
    record InFile(Path file) implements Place {
        public InFile {
            file = file.toAbsolutePath().normalize();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A database of PostgreSQL, in its schema {@code firefight_journal}, which several programs may share.
     *
     * @param url as {@code postgresql://user:password@host:port/database}; parameters of the driver may follow after a question
     *     mark, such as {@code ?sslmode=require}
     */
    record InPostgres(String url) implements Place {
        public InPostgres {
            PostgresUrl.parse(url);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return PostgresUrl.parse(url).shown();
        }
    }

    /** What is written as one setting: an address that begins with {@code postgresql://}, or else the path of a file. */
    static Place of(String setting) {
        return PostgresUrl.isOne(setting) ? new InPostgres(setting) : new InFile(Path.of(setting));
    }
}
