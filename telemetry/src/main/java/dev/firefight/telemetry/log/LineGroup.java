package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.HeaderField.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Lines that have the same fields so far. */
final class LineGroup {
    /** The share of lines by which the number of words before a field is bounded. */
    private static final double ALL_BUT_FREAKS = 0.99;

    private final Sample sample;
    private final byte[] bytes;
    private final int[] from;
    private final int[] to;
    private final int[] lines;
    private final int[] at;
    private final List<HeaderField> fields;
    /** Of the last field: how many words stand before it, and where it starts. */
    private final int[] words;

    private final int[] starts;

    /** Some of the lines of a sample, of which no field is known. */
    LineGroup(Sample sample, int[] lines) {
        this(
                sample,
                lines,
                Arrays.stream(lines).map(line -> sample.from()[line]).toArray(),
                List.of(),
                new int[0],
                new int[0]);
    }

    private LineGroup(Sample sample, int[] lines, int[] at, List<HeaderField> fields, int[] words, int[] starts) {
        this.sample = sample;
        this.bytes = sample.bytes();
        this.from = sample.from();
        this.to = sample.to();
        this.lines = lines;
        this.at = at;
        this.fields = fields;
        this.words = words;
        this.starts = starts;
    }

    int size() {
        return lines.length;
    }

    /** The fields that all lines have, from the left. */
    List<HeaderField> fields() {
        return fields;
    }

    /** The last of the fields. */
    HeaderField last() {
        return fields.getLast();
    }

    /** The lines that have a field next, which stands behind as few words as it can. */
    LineGroup extended(HeaderField field) {
        int[] kept = new int[lines.length];
        int[] ends = new int[lines.length];
        int[] before = new int[lines.length];
        int[] places = new int[lines.length];
        TimeField times = new TimeField();
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            int end = -1;
            int place = at[i];
            for (int number = 0; number <= field.mostWords() && end < 0; number++) {
                place = HeaderForm.skip(bytes, at[i], to[lines[i]], number);
                end = place < 0 ? -1 : field.end(bytes, place, to[lines[i]], times);
                before[count] = number;
            }
            if (end < 0 && field.kind() == Kind.NAME) {
                before[count] = field.mostWords();
                place = HeaderForm.skip(bytes, at[i], to[lines[i]], field.mostWords());
                end = place < 0 ? -1 : NameField.longEnd(bytes, place, to[lines[i]]);
            }
            if (end >= 0) {
                kept[count] = lines[i];
                places[count] = place;
                ends[count++] = Fields.gap(bytes, end, to[lines[i]]);
            }
        }
        List<HeaderField> longer = new ArrayList<>(fields);
        int[] words = Arrays.copyOf(before, count);
        longer.add(new HeaderField(field.kind(), usual(words), field.mostWords(), field.time(), false));
        return new LineGroup(
                sample,
                Arrays.copyOf(kept, count),
                Arrays.copyOf(ends, count),
                longer,
                words,
                Arrays.copyOf(places, count));
    }

    /** Those lines that have as many words before the last field as most: others are written by another layout. */
    LineGroup usualOnly() {
        int usual = last().words();
        int[] kept = new int[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (words[i] == usual) {
                kept[count++] = i;
            }
        }
        int[] picks = Arrays.copyOf(kept, count);
        return new LineGroup(
                sample, pick(lines, picks), pick(at, picks), fields, pick(words, picks), pick(starts, picks));
    }

    private static int[] pick(int[] all, int[] places) {
        return Arrays.stream(places).map(place -> all[place]).toArray();
    }

    private static int usual(int[] numbers) {
        int[] counts = new int[8];
        int usual = 0;
        for (int number : numbers) {
            counts[number]++;
            usual = counts[number] > counts[usual] ? number : usual;
        }
        return usual;
    }

    /** The same with as few words before the last field as nearly all lines need. */
    LineGroup tightened() {
        int[] sorted = words.clone();
        Arrays.sort(sorted);
        int most = sorted[Math.min(sorted.length - 1, (int) (ALL_BUT_FREAKS * sorted.length))];
        List<HeaderField> tight = new ArrayList<>(fields.subList(0, fields.size() - 1));
        HeaderField last = fields.getLast();
        tight.add(new HeaderField(
                tellsApplication() ? Kind.APPLICATION : last.kind(),
                last.words(),
                most,
                last.time(),
                last.kind() == Kind.SIGN && tellsLevels()));
        return new LineGroup(sample, lines, at, tight, words, starts);
    }

    /** Whether the last field is a text in brackets that is the same in all lines, and no thread. */
    private boolean tellsApplication() {
        if (last().kind() != Kind.BRACKET || lines.length < 2) {
            return false;
        }
        int first = starts[0];
        int end = Fields.bracket(bytes, first, to[lines[0]]);
        int name = Fields.skipSpaces(bytes, first + 1, end - 1);
        boolean isThread = Fields.isDigit(bytes[end - 2]) || Fields.is(bytes, name, end - 1, "main");
        return !isThread
                && IntStream.range(1, lines.length)
                        .allMatch(line -> starts[line] + end - first <= to[lines[line]]
                                && Arrays.equals(bytes, first, end, bytes, starts[line], starts[line] + end - first));
    }

    /** Whether the signs of the last field vary as levels do: a sign that only separates is always the same. */
    private boolean tellsLevels() {
        long kinds = Arrays.stream(starts).map(start -> bytes[start]).distinct().count();
        return kinds > 1 && Arrays.stream(starts).allMatch(start -> ".-*#".indexOf(bytes[start]) >= 0);
    }

    /** Whether a header has named its writer, so that only what is sure may follow. */
    boolean isNamed() {
        for (HeaderField field : fields.reversed()) {
            if (field.kind() == Kind.TIME) {
                return false;
            }
            if (field.kind() == Kind.NAME || field.kind() == Kind.WORD) {
                return true;
            }
        }
        return false;
    }

    boolean isBehindTime() {
        return !isNamed()
                && !fields.isEmpty()
                && fields.stream().noneMatch(field -> field.kind() == Kind.LEVEL || field.kind() == Kind.SIGN);
    }

    /** How many words may stand before a field: host or program stand behind the time, and once there is a name there are none. */
    int mostWords(Kind kind) {
        if (isNamed()) {
            return 0;
        }
        boolean isBehindTime = !fields.isEmpty() && last().kind() == Kind.TIME;
        return switch (kind) {
            case NAME -> isBehindTime ? 1 : 0;
            case SIGN -> isBehindTime ? kind.mostWords() : 1;
            default -> kind.mostWords();
        };
    }

    /** Whether a level with a colon has come last, behind which a logger stands only without a space. */
    private boolean isBehindColon() {
        if (fields.isEmpty() || last().kind() != Kind.LEVEL) {
            return false;
        }
        int colons = 0;
        for (int place : at) {
            colons += place > 1 && Fields.isSpace(bytes[place - 1]) && isColon(place) ? 1 : 0;
        }
        return colons >= FormLearner.NEARLY_ALL * lines.length;
    }

    private boolean isColon(int place) {
        int before = place - 1;
        while (before > 0 && Fields.isSpace(bytes[before])) {
            before--;
        }
        return bytes[before] == ':';
    }

    /** Whether levels are written as loggers write them, not as the first words of messages: in capitals, brackets, or with a colon. */
    boolean isLoud() {
        int loud = 0;
        for (int i = 0; i < lines.length; i++) {
            byte first = bytes[starts[i]];
            boolean isShort = starts[i] + 1 >= to[lines[i]] || !Fields.isLetter(bytes[starts[i] + 1]);
            boolean isUpper = first >= 'A' && first <= 'Z' && (isShort || bytes[starts[i] + 1] <= 'Z');
            int end = Fields.level(bytes, starts[i], to[lines[i]]);
            loud += isUpper || !Fields.isLetter(first) || bytes[end - 1] == ':' ? 1 : 0;
        }
        return loud >= FormLearner.NEARLY_ALL * lines.length;
    }

    /** Whether something is left behind the fields in most lines: a header without message is none. */
    boolean leavesMessages() {
        int left = 0;
        for (int i = 0; i < lines.length; i++) {
            left += at[i] < to[lines[i]] ? 1 : 0;
        }
        return left * 2 > lines.length;
    }

    /** Whether a kind of field may come next: names and levels are told once behind a time. */
    boolean mayHave(Kind kind) {
        long since = fields.size();
        for (int i = 0; i < fields.size(); i++) {
            since = fields.get(i).kind() == Kind.TIME ? i : since;
        }
        boolean isTold = fields.stream().skip(since).anyMatch(field -> field.kind() == kind);
        return switch (kind) {
            case PRIORITY -> false;
            case ROW, REPORT -> !fields.isEmpty();
            case STRUCTURED -> fields.size() == 2 && fields.getFirst().kind() == Kind.PRIORITY;
            case LEVEL -> !isTold;
            case NAME -> !isNamed() && !isBehindColon();
            case WORD -> !isNamed() && !fields.isEmpty() && last().kind() != Kind.SIGN;
            default -> true;
        };
    }

    /** Names may have a host before them, and brackets a path of names, but no other words: messages start with words. */
    boolean isPlausible() {
        HeaderField field = last();
        if (field.kind().isLast()) {
            return leavesMessages();
        }
        boolean isEven = field.kind() != Kind.LEVEL || usualOnly().size() >= FormLearner.NEARLY_ALL * size();
        long direct = Arrays.stream(words).filter(number -> number == 0).count();
        long larger = Math.max(direct, size() - direct);
        if (!leavesMessages() || !isEven || larger < FormLearner.NEARLY_ALL * size()) {
            return false;
        }
        if (field.kind() != Kind.BRACKET && field.kind() != Kind.NAME) {
            return true;
        }
        int paths = 0;
        for (int i = 0; i < lines.length; i++) {
            int place = starts[i];
            int wordTo = place;
            while (wordTo > from[lines[i]] && Fields.isSpace(bytes[wordTo - 1])) {
                wordTo--;
            }
            int wordFrom = wordTo;
            while (wordFrom > from[lines[i]] && !Fields.isSpace(bytes[wordFrom - 1])) {
                wordFrom--;
            }
            boolean isWord = wordFrom < wordTo && bytes[wordFrom] != '[' && bytes[wordFrom] != '(';
            boolean fits = field.kind() == Kind.NAME ? isWord : Fields.isPath(bytes, wordFrom, wordTo);
            paths += words[i] == 0 || fits ? 1 : 0;
        }
        return paths >= FormLearner.NEARLY_ALL * lines.length;
    }

    /** How each line writes the next time. */
    TimeForm[] timeForms(int mostWords) {
        TimeForm[] forms = new TimeForm[lines.length];
        TimeField times = new TimeField();
        for (int i = 0; i < lines.length; i++) {
            forms[i] = TimeForm.NONE;
            for (int number = 0; number <= mostWords && forms[i] == TimeForm.NONE; number++) {
                int place = HeaderForm.skip(bytes, at[i], to[lines[i]], number);
                if (place >= 0 && times.scanEnclosed(bytes, place, to[lines[i]]) >= 0) {
                    forms[i] = times.form();
                }
            }
        }
        return forms;
    }

    /** How nearly all lines write the next time; {@link TimeForm#NONE} where they do not tell one. */
    TimeForm nextTime(int mostWords) {
        WrittenTimes most = WrittenTimes.of(timeForms(mostWords));
        return most.count() >= FormLearner.NEARLY_ALL * lines.length ? most.form() : TimeForm.NONE;
    }

    /** Whether the next word stands in a column of its own, filled up with spaces, or is a path of names, in nearly all lines. */
    boolean nextIsColumn() {
        int filled = 0;
        int paths = 0;
        for (int i = 0; i < lines.length; i++) {
            int end = Fields.wordEnd(bytes, at[i], to[lines[i]]);
            boolean isName = at[i] < end && Fields.isLetter(bytes[at[i]]);
            boolean isFilled = end + 1 < to[lines[i]] && (bytes[end] == '\t' || bytes[end + 1] == ' ');
            filled += isName && isFilled ? 1 : 0;
            paths += Fields.isPath(bytes, at[i], end) && end < to[lines[i]] ? 1 : 0;
        }
        return filled >= FormLearner.NEARLY_ALL * lines.length || paths >= FormLearner.NEARLY_ALL * lines.length;
    }
}
