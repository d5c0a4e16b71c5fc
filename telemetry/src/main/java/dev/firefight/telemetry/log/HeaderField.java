package dev.firefight.telemetry.log;

/**
 * One field of a header and the words in front of it.
 *
 * @param kind what it is
 * @param words how many words mostly stand between the field before and this one
 * @param mostWords how many may
 * @param time how the time is written, {@link TimeForm#NONE} where it is none
 * @param isLevel whether signs of this field tell levels
 */
record HeaderField(Kind kind, int words, int mostWords, TimeForm time, boolean isLevel) {
    /** What a field is. */
    enum Kind {
        /** The number of a severity in angles, which syslog puts first. */
        PRIORITY("priority", 0),
        /** The fixed fields of the newer syslog. */
        STRUCTURED("host, program, process, id, data", 0),
        /** Cells of a row up to the message, as PostgreSQL's csvlog has them. */
        ROW("cells with process and level", 0),
        /** A level as PostgreSQL writes it, behind whatever its prefix is set to. */
        REPORT("level", 6),
        /** A time, also in brackets. */
        TIME("time", 4),
        /** A word that tells a level. */
        LEVEL("level", 3),
        /** A cell of a table whose cells bars separate. */
        CELL("cell", 0),
        /** A name with a colon. */
        NAME("name", 1),
        /** A text in brackets. */
        BRACKET("text in brackets", 1),
        /** A text in brackets that all lines share, beside another one: who writes them all. */
        APPLICATION("application", 1),
        /** A file of the program and a line in it, between tabs. */
        PLACE("place in the program", 0),
        /** A number. */
        NUMBER("number", 0),
        /** A dash or the like, which separates. */
        SIGN("dash", 3),
        /** A word in a column of its own, or a path of names. */
        WORD("name", 0);

        private final String words;
        private final int mostWords;

        Kind(String words, int mostWords) {
            this.words = words;
            this.mostWords = mostWords;
        }

        /** How a person sees it. */
        String words() {
            return words;
        }

        /** Whether the message starts behind such a field, however it goes on. */
        boolean isLast() {
            return this == ROW || this == REPORT;
        }

        /** How many words of a header may stand before such a field: the surer it is told, the more. */
        int mostWords() {
            return mostWords;
        }
    }

    /** Where the field ends that starts at a place; -1 when there is none. */
    int end(byte[] bytes, int from, int to, TimeField times) {
        return switch (kind) {
            case PRIORITY -> Fields.priority(bytes, from, to);
            case STRUCTURED -> Fields.structured(bytes, from, to);
            case TIME -> {
                int end = times.scanEnclosed(bytes, from, to);
                yield end < 0 || times.form() != time ? -1 : end;
            }
            case ROW -> DatabaseReport.rowEnd(bytes, from, to);
            case REPORT -> DatabaseReport.end(bytes, from, to);
            case LEVEL -> Fields.level(bytes, from, to);
            case CELL -> Fields.cell(bytes, from, to);
            case NAME -> NameField.end(bytes, from, to);
            case BRACKET, APPLICATION -> Fields.bracket(bytes, from, to);
            case PLACE -> Fields.place(bytes, from, to);
            case NUMBER -> Fields.number(bytes, from, to);
            case SIGN -> Fields.sign(bytes, from, to);
            case WORD -> from < to ? Fields.wordEnd(bytes, from, to) : -1;
        };
    }
}
