package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.HeaderField.Kind;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.util.List;

/** One form of header: its fields in their order, behind which the message starts. Keeps the last times, so that one reader uses it. */
final class HeaderForm {
    private final HeaderField[] fields;
    private final TimeField[] times;
    /** The fields from this one on tell no time. */
    private final int behindTimes;

    private final HeaderMemo memo = new HeaderMemo();

    HeaderForm(List<HeaderField> fields) {
        this.fields = fields.toArray(HeaderField[]::new);
        this.times = new TimeField[this.fields.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = new TimeField();
        }
        int last = this.fields.length - 1;
        while (last >= 0 && this.fields[last].kind() != Kind.TIME) {
            last--;
        }
        behindTimes = last + 1;
    }

    /** How many fields it has. */
    int size() {
        return fields.length;
    }

    /** The fields, from the left. */
    List<HeaderField> fields() {
        return List.of(fields);
    }

    /** The same form with a memory of its own. */
    HeaderForm fresh() {
        return new HeaderForm(fields());
    }

    /** Reads a line as far as its fields are those of this form, and tells how many are. */
    int read(byte[] bytes, int from, int to, LineHeader header) {
        int at = from;
        int rest = -1;
        boolean hadLevel = false;
        for (int i = 0; i < fields.length; i++) {
            if (i > 0 && i == behindTimes && bytes[at - 1] == ' ' && header.hasNoParts()) {
                if (memo.recall(bytes, at, to, header)) {
                    return fields.length;
                }
                rest = at;
                hadLevel = header.severity != 0;
            }
            HeaderField field = fields[i];
            int start = at;
            int words = field.words();
            int place = skip(bytes, at, to, words);
            int end = place < 0 ? -1 : field.end(bytes, place, to, times[i]);
            rest = end < 0 ? -1 : rest; // what was looked at in vain may be part of the message
            for (int other = 0; end < 0 && other <= field.mostWords(); other++) {
                if (other != words) {
                    place = skip(bytes, at, to, other);
                    end = place < 0 ? -1 : field.end(bytes, place, to, times[i]);
                }
            }
            if (end < 0 && field.kind() == Kind.NAME) {
                place = skip(bytes, at, to, words);
                end = place < 0 ? -1 : NameField.longEnd(bytes, place, to);
            }
            if (end < 0 && field.kind() == Kind.LEVEL) {
                place = skip(bytes, at, to, words);
                end = place < 0 ? -1 : capitals(bytes, place, to);
            }
            if (end < 0) {
                header.messageFrom = i == 0 ? from : behindHost(bytes, at, to, field, header);
                return i;
            }
            take(bytes, field, times[i], start, place, end, header);
            at = Fields.gap(bytes, end, to);
        }
        header.messageFrom = behindMark(bytes, at, to);
        if (rest >= 0) {
            memo.keep(bytes, rest, to, hadLevel, header);
        }
        return fields.length;
    }

    /** Behind the mark of UTF-8 that the newer syslog puts before its messages. */
    private static int behindMark(byte[] bytes, int at, int to) {
        boolean isMarked =
                at + 2 < to && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF;
        return isMarked ? at + 3 : at;
    }

    /** Where the message starts of a line that tells its host but not its program. */
    private static int behindHost(byte[] bytes, int at, int to, HeaderField field, LineHeader header) {
        boolean hasHost = field.kind() == Kind.NAME && field.words() == 1 && at < to && Fields.isLetter(bytes[at]);
        if (!hasHost) {
            return at;
        }
        int end = Fields.wordEnd(bytes, at, to);
        header.part(Part.HOST, at, end);
        return Fields.gap(bytes, end, to);
    }

    /** The place behind so many words; -1 when there are not as many, or one starts like a quoted text. */
    static int skip(byte[] bytes, int from, int to, int words) {
        int at = from;
        for (int i = 0; i < words; i++) {
            if (at >= to || bytes[at] == '"' || bytes[at] == '{') {
                return -1;
            }
            at = Fields.gap(bytes, Fields.wordEnd(bytes, at, to), to);
        }
        return at < to ? at : -1;
    }

    /** A word in capitals where others tell their level: a level that nobody else uses. */
    private static int capitals(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        return at > from + 2 && at < to && Fields.isSpace(bytes[at]) ? at : -1;
    }

    private static void take(
            byte[] bytes, HeaderField field, TimeField times, int start, int place, int end, LineHeader header) {
        int wordEnd = place > start ? Fields.wordEnd(bytes, start, place) : start;
        switch (field.kind()) {
            case PRIORITY -> level(Fields.ofPriority(bytes, place), header);
            case STRUCTURED -> structured(bytes, place, end, header);
            case TIME -> {
                if (!header.hasTime || (times.isFull() && !header.hasDate())) {
                    times.into(header);
                }
                timeBracket(bytes, field, place, times.timeEnd(), end, header);
                int said = wordEnd > start ? Fields.severity(bytes, start, wordEnd) : 0;
                level(said, header);
                int process = wordEnd > start ? processAndRole(bytes, start, wordEnd) : start;
                words(Part.PROCESS, bytes, start, process, header);
                words(Part.HOST, bytes, start, said == 0 && process == start ? wordEnd : start, header);
            }
            case ROW -> DatabaseReport.row(bytes, place, end, header);
            case REPORT -> {
                level(DatabaseReport.severity(bytes, place, end), header);
                boolean isName = Fields.isLetter(bytes[start]) && Fields.isPlainWord(bytes, start, wordEnd);
                words(Part.NAME, bytes, start, isName ? wordEnd : start, header);
            }
            case LEVEL -> {
                level(bytes, place, end, header);
                words(Part.HOST, bytes, start, wordEnd, header);
            }
            case NAME -> {
                words(Part.HOST, bytes, start, wordEnd, header);
                name(bytes, place, end, header);
                level(bytes, place, end, header);
            }
            case BRACKET -> {
                words(Part.NAME, bytes, start, wordEnd, header);
                level(bytes, place, end, header);
                boolean isName = !header.has(Part.NAME) && Fields.isPath(bytes, place + 1, end - 1);
                boolean isNumber = end - place > 2 && isNumbers(bytes, place + 1, end - 1);
                Part part = isName ? Part.NAME : isNumber && !header.has(Part.PROCESS) ? Part.PROCESS : Part.THREAD;
                words(part, bytes, Fields.skipSpaces(bytes, place + 1, end - 1), end - 1, header);
            }
            case APPLICATION -> {
                int name = Fields.skipSpaces(bytes, place + 1, end - 1);
                words(Part.APPLICATION, bytes, name, trimmed(bytes, name, end - 1), header);
            }
            case PLACE -> {}
            case NUMBER -> words(header.has(Part.PROCESS) ? Part.THREAD : Part.PROCESS, bytes, place, end, header);
            case SIGN -> {
                words(Part.NAME, bytes, start, trimmed(bytes, start, place), header);
                if (field.isLevel()) {
                    level(ofSign(bytes[place]), header);
                }
            }
            case CELL, WORD -> {
                int last = trimmed(bytes, place, end);
                level(bytes, place, last, header);
                words(Part.NAME, bytes, place, last, header);
            }
        }
    }

    private static void structured(byte[] bytes, int from, int to, LineHeader header) {
        int host = Fields.wordEnd(bytes, from, to);
        int name = Fields.wordEnd(bytes, host + 1, to);
        int process = Fields.wordEnd(bytes, name + 1, to);
        words(Part.HOST, bytes, from, host, header);
        words(Part.NAME, bytes, host + 1, name, header);
        words(Part.PROCESS, bytes, name + 1, process, header);
    }

    private static int trimmed(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && Fields.isSpace(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private static void timeBracket(
            byte[] bytes, HeaderField field, int place, int timeEnd, int end, LineHeader header) {
        if (field.time() == TimeForm.KLOG) {
            level(LevelWord.ofLetter(bytes[place]), header);
        } else if (timeEnd < end - 1) {
            behindTime(bytes, timeEnd, end - 1, header);
        }
    }

    /** What stands behind a time within its brackets: {@code : INFO/Worker-1}, {@code INFO shop::cart}. */
    private static void behindTime(byte[] bytes, int from, int to, LineHeader header) {
        int word = from;
        while (word < to && !Fields.isLetter(bytes[word])) {
            word++;
        }
        int end = word;
        while (end < to && Fields.isLetter(bytes[end])) {
            end++;
        }
        int said = LevelWord.severity(bytes, word, end);
        if (said == 0 || end == to) {
            level(bytes, from, to, header);
            return;
        }
        level(said, header);
        boolean isThread = bytes[end] == '/';
        int name = Fields.skipSpaces(bytes, isThread ? end + 1 : end, to);
        words(isThread ? Part.THREAD : Part.NAME, bytes, name, trimmed(bytes, name, to), header);
    }

    private static void level(int severity, LineHeader header) {
        if (header.severity == 0) {
            header.severity = severity;
        }
    }

    /** Looks for a level only where none was told further left. */
    private static void level(byte[] bytes, int from, int to, LineHeader header) {
        if (header.severity == 0) {
            header.severity = Fields.severity(bytes, from, to);
        }
    }

    private static void words(Part part, byte[] bytes, int from, int to, LineHeader header) {
        boolean isPlaceholder = to - from == 1 && bytes[from] == '-';
        if (to > from && !isPlaceholder && !header.has(part)) {
            header.part(part, from, to);
        }
    }

    /** The name in {@code sshd(module)[1234]:}, and the number of its process. */
    private static void name(byte[] bytes, int from, int end, LineHeader header) {
        int last = trimmed(bytes, from, end - 1);
        if (last > from && bytes[last - 1] == ']') {
            int open = last - 1;
            while (open > from && bytes[open] != '[') {
                open--;
            }
            if (open > from) {
                words(Part.PROCESS, bytes, open + 1, last - 1, header);
                last = open;
            }
        }
        if (last > from && bytes[last - 1] == ')') {
            int open = last;
            while (open > from && bytes[open - 1] != '(') {
                open--;
            }
            last = open > from + 1 ? open - 1 : last;
        }
        if (last > from) {
            header.part(isNumbers(bytes, from, last) ? Part.PROCESS : Part.NAME, from, last);
        }
    }

    /** Where the number ends of a process whose role stands behind it, as Redis writes it: {@code 12:C}; the start where there is none. */
    private static int processAndRole(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Fields.isDigit(bytes[at])) {
            at++;
        }
        return at > from && at + 2 == to && bytes[at] == ':' && Fields.isLetter(bytes[at + 1]) ? at : from;
    }

    /** Whether nothing but numbers is told, as nginx does of its processes: {@code 12#12}. */
    private static boolean isNumbers(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!Fields.isDigit(bytes[at]) && bytes[at] != '#') {
                return false;
            }
        }
        return true;
    }

    /** What loggers that write signs for levels mean by them. */
    private static int ofSign(byte sign) {
        return switch (sign) {
            case '.' -> 5;
            case '-' -> 9;
            case '*' -> 10;
            case '#' -> 13;
            default -> 0;
        };
    }

    /** What a word before a field mostly is. */
    private static String wordBefore(Kind kind) {
        return switch (kind) {
            case SIGN, BRACKET, APPLICATION -> "name, ";
            case NAME, LEVEL -> "host, ";
            default -> "word, ";
        };
    }

    /** The fields in words, from the left. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (HeaderField field : fields) {
            text.append(wordBefore(field.kind()).repeat(field.words()));
            text.append(field.kind() == Kind.SIGN ? "" : field.kind().words() + ", ");
        }
        return text.append("message").toString();
    }
}
