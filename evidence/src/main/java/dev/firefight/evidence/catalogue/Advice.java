package dev.firefight.evidence.catalogue;

/**
 * What to do about a suspect.
 *
 * @param quickestTest what would refute it soonest
 * @param mitigation what usually stops the bleeding
 */
public record Advice(String quickestTest, String mitigation) {}
