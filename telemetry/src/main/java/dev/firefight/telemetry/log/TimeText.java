package dev.firefight.telemetry.log;

/**
 * Reads a time in one of the forms in which logs write it. A scan leaves what it found in the fields of this object, so that nothing is
 * allocated; they hold until the next scan.
 */
final class TimeText {
    /** It tells neither zone nor offset, and is read as UTC. */
    static final int LOCAL = 1;
    /** It does not tell its year; {@link #NO_YEAR} is put in. */
    static final int WITHOUT_YEAR = 2;
    /** It is a time of day alone; its day is that of 1970-01-01. */
    static final int WITHOUT_DATE = 4;
    /** It is a date alone. */
    static final int WITHOUT_CLOCK = 8;
    /** Stands for the year of a time that does not tell it: one that has every day. */
    static final int NO_YEAR = 2000;

    private static final long MIN_EPOCH_SECONDS = 631_152_000L;
    private static final long MAX_EPOCH_SECONDS = 4_102_444_800L;
    private static final int SECONDS_PER_DAY = 86_400;

    private final CalendarText calendar = new CalendarText();
    private byte[] bytes = {};
    private int to;
    private int at;

    /** In which of the known forms it is written. */
    TimeForm form = TimeForm.ISO;
    /** Seconds since 1970. */
    long seconds;
    /** What comes on top of the seconds. */
    int nanos;
    /** {@link #LOCAL} and its siblings, summed. */
    int flags;
    /** How far its zone is ahead of UTC, in seconds; 0 where it tells none. */
    int offsetSeconds;
    /** Where the digits of the second end. */
    int secondsEnd;
    /** Where the fraction ends; equal to {@link #secondsEnd} when there is none. */
    int fractionEnd;

    /** Where the time ends that starts at a place; -1 when there is none. */
    int scan(byte[] in, int from, int end) {
        if (end - from < 8) {
            return -1;
        }
        bytes = in;
        to = end;
        at = from;
        nanos = 0;
        offsetSeconds = 0;
        flags = LOCAL;
        byte first = in[from];
        boolean isFound = isDigit(first) ? digits() : (first >= 'A' && first <= 'W' && letters());
        return isFound && (at == to || isBorder(at)) ? at : -1;
    }

    private boolean isBorder(int place) {
        byte c = bytes[place];
        return !isDigit(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '_' && c != '/' && c != '%';
    }

    private boolean digits() {
        int from = at;
        int count = run(at);
        if (from + count >= to) {
            return epoch(count);
        }
        byte next = bytes[from + count];
        return switch (count) {
            case 4 -> (next == '-' || next == '/' || next == '.') && yearFirst(next);
            case 8 -> next != ':' && next != '.' && next != ',' && compact(4);
            case 6 -> compact(2);
            case 1, 2 -> shortFirst(next);
            default -> epoch(count);
        };
    }

    private boolean yearFirst(byte separator) {
        form = separator == '.' ? TimeForm.DOTTED : separator == '/' ? TimeForm.SLASHED : TimeForm.ISO;
        int year = number(4);
        at++;
        int month = number(2);
        if (month < 0 || at >= to || bytes[at] != separator) {
            return false;
        }
        at++;
        int day = number(2);
        return day >= 0 && calendar.date(year, month, day) && clockBehindDate();
    }

    /** A date in digits alone, its year in four of them or in two, and a clock behind it. */
    private boolean compact(int yearDigits) {
        form = yearDigits == 4 ? TimeForm.COMPACT : TimeForm.SHORT_COMPACT;
        int year = fixed(yearDigits);
        int month = fixed(2);
        int day = fixed(2);
        return calendar.date(yearDigits == 4 ? year : 2000 + year, month, day)
                && clockBehindDate()
                && flags < WITHOUT_CLOCK;
    }

    private boolean shortFirst(byte next) {
        int from = at;
        int first = number(2);
        if (next == ':') {
            at = from;
            form = TimeForm.CLOCK;
            flags |= WITHOUT_DATE;
            calendar.date(1970, 1, 1);
            return clock();
        }
        if ((next != '/' && next != '-' && next != '.' && next != ' ') || at + 6 > to) {
            return false;
        }
        at++;
        if (!isDigit(bytes[at])) {
            int month = CalendarText.month(bytes, at, to);
            at += 3;
            boolean isDated = month > 0 && at < to && bytes[at] == next;
            at++;
            form = TimeForm.DAY_MONTH;
            return isDated && calendar.date(number(4), month, first) && clockBehindDate() && flags < WITHOUT_CLOCK;
        }
        int second = number(2);
        if (next == ' ' || second < 0 || at >= to) {
            return false;
        }
        if (bytes[at] != next) {
            form = TimeForm.MONTH_DAY;
            flags |= WITHOUT_YEAR;
            boolean isSwapped = next == '.' && first > 12; // the day comes first where the month cannot
            boolean isDated = next != '/'
                    && bytes[at] == ' '
                    && calendar.date(NO_YEAR, isSwapped ? second : first, isSwapped ? first : second);
            return isDated && clockBehindDate() && flags < WITHOUT_CLOCK;
        }
        at++;
        int count = at < to ? run(at) : 0;
        int third = number(4);
        if (count == 2) {
            form = TimeForm.SHORT_YEAR;
            return calendar.date(2000 + first, second, third) && clockBehindDate() && flags < WITHOUT_CLOCK;
        }
        form = TimeForm.DAY_FIRST;
        // the day comes first everywhere but in one country, whose order shows when it cannot be a month
        boolean isDayFirst = second <= 12;
        return calendar.date(third, isDayFirst ? second : first, isDayFirst ? first : second)
                && clockBehindDate()
                && flags < WITHOUT_CLOCK;
    }

    private boolean letters() {
        byte second = bytes[at + 1];
        if (isDigit(second)) {
            form = TimeForm.KLOG;
            flags |= WITHOUT_YEAR;
            boolean isLevel = LevelWord.ofLetter(bytes[at]) != 0;
            at++;
            return isLevel
                    && run(at) == 4
                    && calendar.date(NO_YEAR, fixed(2), fixed(2))
                    && clockBehindDate()
                    && flags < WITHOUT_CLOCK;
        }
        form = TimeForm.MONTH_NAME;
        if (CalendarText.isWeekday(bytes, at, to)) {
            form = TimeForm.WEEKDAY;
            at += 3;
            at += at < to && bytes[at] == ',' ? 1 : 0;
            if (at + 8 >= to || bytes[at] != ' ') {
                return false;
            }
            at++;
            if (isDigit(bytes[at])) {
                boolean isDated =
                        bytes[at + Math.min(2, run(at))] == ' ' && shortFirst((byte) ' ') && form == TimeForm.DAY_MONTH;
                form = TimeForm.WEEKDAY;
                return isDated;
            }
        }
        return monthByName();
    }

    private boolean monthByName() {
        int month = CalendarText.month(bytes, at, to);
        at += 3;
        if (month == 0 || at + 6 > to || bytes[at] != ' ') {
            return false;
        }
        at += bytes[at + 1] == ' ' ? 2 : 1;
        int day = number(2);
        at += at < to && bytes[at] == ',' ? 1 : 0;
        if (day < 0 || at + 5 > to || bytes[at] != ' ') {
            return false;
        }
        boolean hasYear = run(at + 1) == 4;
        int year = NO_YEAR;
        if (hasYear) {
            at++;
            year = number(4);
            at += at < to && bytes[at] == ',' ? 1 : 0;
        }
        boolean isTimed = calendar.date(year, month, day) && clockBehindDate() && flags < WITHOUT_CLOCK;
        if (isTimed && !hasYear) {
            flags |= WITHOUT_YEAR;
            lateYear(month, day);
        }
        return isTimed;
    }

    /** The year behind the clock, as C's {@code ctime} writes it. */
    private void lateYear(int month, int day) {
        boolean isLate = at + 5 <= to && bytes[at] == ' ' && run(at + 1) == 4 && (at + 5 == to || isBorder(at + 5));
        if (isLate && (form == TimeForm.WEEKDAY || bytes[Math.min(at + 5, to - 1)] == ']')) {
            long inDay = Math.floorMod(seconds, SECONDS_PER_DAY);
            int before = at;
            at++;
            int year = number(4);
            if (calendar.date(year, month, day)) {
                seconds = calendar.days * SECONDS_PER_DAY + inDay;
                flags &= ~WITHOUT_YEAR;
            } else {
                at = before;
            }
        }
    }

    private boolean epoch(int count) {
        form = TimeForm.EPOCH;
        flags = 0;
        if (count != 10 && count != 13 && count != 16 && count != 19) {
            return false;
        }
        long whole = 0;
        for (int i = 0; i < 10; i++) {
            whole = whole * 10 + bytes[at++] - '0';
        }
        seconds = whole;
        secondsEnd = at;
        if (count == 10 && at + 1 < to && bytes[at] == '.' && isDigit(bytes[at + 1])) {
            at++;
        }
        fraction();
        boolean isNumber = at < to && (bytes[at] == '.' || bytes[at] == '-' || bytes[at] == ':');
        return whole >= MIN_EPOCH_SECONDS && whole < MAX_EPOCH_SECONDS && !isNumber;
    }

    /** The clock behind a date, or none where the date stands alone. */
    private boolean clockBehindDate() {
        int date = at;
        if (at + 1 < to) {
            byte c = bytes[at];
            boolean isJoined = c == 'T' || c == 't' || c == '_' || c == '-' || c == ':' || c == ' ';
            if (isJoined) {
                at++;
                at += c == ' ' && bytes[at] == ' ' ? 1 : 0;
                if (at < to && isDigit(bytes[at]) && clock()) {
                    return true;
                }
            }
        }
        at = date;
        flags = (flags & WITHOUT_YEAR) | LOCAL | WITHOUT_CLOCK;
        seconds = calendar.days * SECONDS_PER_DAY;
        nanos = 0;
        secondsEnd = at;
        fractionEnd = at;
        return true;
    }

    private boolean clock() {
        int count = run(at);
        boolean isCompact = count == 6 || count == 4;
        int hour = fixed(isCompact ? 2 : Math.min(count, 2));
        byte separator = at < to ? bytes[at] : 0;
        if (!isCompact && (count > 2 || (separator != ':' && separator != '.'))) {
            return false;
        }
        at += isCompact ? 0 : 1;
        int minute = isCompact ? fixed(2) : number(2);
        int second = 0;
        if (isCompact && count == 6) {
            second = fixed(2);
        } else if (!isCompact && at + 1 < to && bytes[at] == separator && isDigit(bytes[at + 1])) {
            at++;
            second = number(2);
        } else if (separator == '.') {
            return false;
        }
        if (hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return false;
        }
        secondsEnd = at;
        if (at + 1 < to && isDigit(bytes[at + 1])) {
            byte c = bytes[at];
            at += c == '.' || c == ',' || (c == ':' && run(at + 1) <= 3) ? 1 : 0;
        }
        fraction();
        if (at + 2 < to && bytes[at] == ' ' && bytes[at + 2] == 'M' && (bytes[at + 1] == 'A' || bytes[at + 1] == 'P')) {
            hour = hour % 12 + (bytes[at + 1] == 'P' ? 12 : 0);
            at += 3;
        }
        seconds = calendar.days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + Math.min(second, 59);
        zone();
        return true;
    }

    private void fraction() {
        int from = at;
        at += run(at);
        fractionEnd = at;
        nanos = fraction(bytes, secondsEnd, from, at);
    }

    /** Nanoseconds of the digits behind a second. Behind a colon they are milliseconds, which some write without leading zeros. */
    static int fraction(byte[] bytes, int secondsEnd, int from, int end) {
        int digits = Math.min(9, end - from);
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return digits == 0 ? 0 : bytes[secondsEnd] == ':' ? value * 1_000_000 : value * TEN_TO[9 - digits];
    }

    private static final int[] TEN_TO = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private void zone() {
        if (at >= to) {
            return;
        }
        int place = at;
        boolean isApart = bytes[place] == ' ';
        place += isApart ? 1 : 0;
        if (place >= to) {
            return;
        }
        byte c = bytes[place];
        if (c == 'Z' && (place + 1 == to || isBorder(place + 1))) {
            flags &= ~LOCAL;
            at = place + 1;
        } else if (c == '+' || c == '-') {
            int digits = run(place + 1);
            int minutes = place + 1 + digits + (digits == 2 && place + 3 < to && bytes[place + 3] == ':' ? 1 : 0);
            boolean isPlain = digits == 4;
            boolean isSplit = digits == 2 && minutes == place + 4 && run(minutes) == 2;
            if (isPlain || isSplit || (digits == 2 && !isApart)) {
                at = place + 1;
                int hours = fixed(2);
                at += isSplit ? 1 : 0;
                int rest = isPlain || isSplit ? fixed(2) : 0;
                offsetSeconds = (c == '+' ? 1 : -1) * (hours * 3600 + rest * 60);
                seconds -= offsetSeconds;
                flags &= ~LOCAL;
            }
        } else {
            int letters = ZoneName.length(bytes, place, to);
            boolean isName = letters > 0 && (place + letters == to || isBorder(place + letters));
            if (isName) {
                at = place + letters;
                int hours = ZoneName.hours(bytes, place, at);
                if (hours != ZoneName.UNKNOWN) {
                    offsetSeconds = hours * 3600;
                    seconds -= offsetSeconds;
                    flags &= ~LOCAL;
                }
            }
        }
    }

    private int run(int from) {
        int end = from;
        int most = Math.min(to, from + 20);
        while (end < most && isDigit(bytes[end])) {
            end++;
        }
        return end - from;
    }

    /** A number of at most so many digits; -1 when there is none or it has more. */
    private int number(int mostDigits) {
        int digits = run(at);
        return digits == 0 || digits > mostDigits ? -1 : fixed(digits);
    }

    private int fixed(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + bytes[at++] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
