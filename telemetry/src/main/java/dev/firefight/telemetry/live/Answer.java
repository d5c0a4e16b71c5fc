package dev.firefight.telemetry.live;

/** What came of a query. */
sealed interface Answer {
    /**
     * The server answered.
     *
     * @param bytes what it said, unpacked
     * @param isWhole whether it came to its end
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    record Body(byte[] bytes, boolean isWhole) implements Answer {}

    /**
     * It did not, or what it said is of no use.
     *
     * @param trouble why
     */
    record Failed(Trouble trouble) implements Answer {}
}
