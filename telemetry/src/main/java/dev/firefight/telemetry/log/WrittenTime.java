package dev.firefight.telemetry.log;

import java.nio.charset.StandardCharsets;

/** Where a line writes its time, for those who show the line beside the time. */
public final class WrittenTime {
    private static final String OPENING = "[(<\"";
    private static final String CLOSING = "])>\"";

    private WrittenTime() {}

    /**
     * The text between two places without the first time that starts before a third one, and without the brackets in which it stands
     * alone. All of the text where there is none.
     */
    public static String cutFrom(byte[] bytes, int from, int before, int to) {
        TimeField time = new TimeField();
        for (int at = from; at < before; at++) {
            boolean isStart = at == from || " \t|>".indexOf(bytes[at - 1]) >= 0 || OPENING.indexOf(bytes[at - 1]) >= 0;
            int end = isStart ? time.scan(bytes, at, to) : -1;
            if (end >= 0) {
                int bracket = at > from ? OPENING.indexOf(bytes[at - 1]) : -1;
                boolean isAlone = bracket >= 0 && end < to && bytes[end] == CLOSING.charAt(bracket);
                int start = isAlone ? at - 1 : at;
                int rest = Fields.skipSpaces(bytes, isAlone ? end + 1 : end, to);
                return text(bytes, from, start) + text(bytes, rest, to);
            }
        }
        return text(bytes, from, to);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
