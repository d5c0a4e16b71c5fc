package dev.firefight.practice.act;

/**
 * Something that an act has to be told.
 *
 * @param name what it is called
 * @param type what it can be
 * @param standard what is taken where nothing is said; empty where something has to be
 */
public record Parameter(String name, Type type, String standard) {
    /** What an argument can be. */
    public enum Type {
        /** The name of a service. */
        SERVICE,
        /** The name of a service that has an autoscaler. */
        SCALED,
        /** The name of a route of the service that is named, or nothing for all. */
        ROUTE,
        /** The name of a database. */
        DATABASE,
        /** The name of a table of the database that is named. */
        TABLE,
        /** The name of a cache. */
        CACHE,
        /** The name of a topic. */
        TOPIC,
        /** The name of a machine. */
        HOST,
        /** A share such as 0.3 or 30%. */
        SHARE,
        /** How many times as much. */
        FACTOR,
        /** A whole number. */
        NUMBER,
        /** A time such as 30s. */
        DURATION,
        /** A size such as 40kB. */
        SIZE,
        /** Yes or no. */
        CHOICE,
        /** Anything else. */
        TEXT
    }

    /** One that has to be told. */
    public static Parameter needed(String name, Type type) {
        return new Parameter(name, type, "");
    }

    /** One that may be left out. */
    public static Parameter optional(String name, Type type, String standard) {
        return new Parameter(name, type, standard);
    }

    boolean isNeeded() {
        return standard.isEmpty() && type != Type.ROUTE && type != Type.TEXT;
    }
}
