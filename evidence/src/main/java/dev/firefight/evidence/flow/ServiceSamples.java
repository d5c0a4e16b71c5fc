package dev.firefight.evidence.flow;

/**
 * What one service measured in one stretch of time.
 *
 * @param values samples of the symptom's kind
 * @param requests requests a period, on the same axis
 * @param isAmount whether values are amounts by themselves, not amounts for each request
 */
record ServiceSamples(Samples values, Samples requests, boolean isAmount) {}
