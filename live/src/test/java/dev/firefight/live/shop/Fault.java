package dev.firefight.live.shop;

import java.util.Locale;

/** What can go wrong in a program of the shop. */
public enum Fault {
    /** A new version is brought out, in which 3 of 10 requests fail. */
    BAD_DEPLOY,
    /** It takes requests and never answers them. */
    SILENCE,
    /** One request in ten keeps its connection to the database. */
    LEAK,
    /** A query of the database takes long. */
    SLOW_QUERY;

    /** As it stands in the address by which it is switched. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
