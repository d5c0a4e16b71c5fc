package dev.firefight.telemetry.log;

/** Days of the calendar, and the English names of months and weekdays. The last day is remembered, since lines of a log share theirs. */
final class CalendarText {
    private static final int[] MONTH_KEYS = keys("JanFebMarAprMayJunJulAugSepOctNovDec");
    private static final int[] DAY_KEYS = keys("MonTueWedThuFriSatSun");
    private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private int lastDate;
    /** Days since 1970 of the date given last. */
    long days;

    /** Whether there is such a day; its number is left in {@link #days}. */
    boolean date(int year, int month, int day) {
        if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]) {
            return false;
        }
        int date = (year * 16 + month) * 32 + day;
        if (date != lastDate) {
            lastDate = date;
            days = daysSince1970(year, month, day);
        }
        return true;
    }

    /** After Howard Hinnant's days_from_civil: years start in March, so that leap days come last. */
    private static long daysSince1970(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /** The month whose first three letters stand at a place, 0 when there is none. */
    static int month(byte[] bytes, int at, int to) {
        return indexOf(MONTH_KEYS, bytes, at, to) + 1;
    }

    /** Whether the first three letters of a weekday stand at a place. */
    static boolean isWeekday(byte[] bytes, int at, int to) {
        return indexOf(DAY_KEYS, bytes, at, to) >= 0;
    }

    private static int indexOf(int[] keys, byte[] bytes, int at, int to) {
        if (at + 3 > to) {
            return -1;
        }
        int key = key(bytes[at], bytes[at + 1], bytes[at + 2]);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private static int[] keys(String names) {
        int[] keys = new int[names.length() / 3];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key((byte) names.charAt(3 * i), (byte) names.charAt(3 * i + 1), (byte) names.charAt(3 * i + 2));
        }
        return keys;
    }

    private static int key(byte first, byte second, byte third) {
        return (first & 0xFF) << 16 | (second & 0xFF) << 8 | (third & 0xFF);
    }
}
