package dev.firefight.evidence.catalogue;

import java.util.Locale;

/** Where a way of failing is at home. */
public enum FaultClass {
    /** Machines, networks, disks, schedulers, certificates, names. */
    INFRASTRUCTURE,
    /** What the program does. */
    CODE,
    /** What is stored, and the stores. */
    DATA,
    /** What was set wrongly. */
    CONFIGURATION,
    /** What others do or send. */
    DEPENDENCY,
    /** What a person did because nothing kept them from it. */
    HUMAN;

    /** Its name in the catalogue's text and in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
