package dev.firefight.app.report;

import java.util.List;

/**
 * What a report says about itself beside the findings.
 *
 * @param recording name of what was looked at
 * @param files what was read, in the order of reading
 * @param elapsedMillis how long reading and finding took, in milliseconds; negative when that is not known
 * @param command the command line that makes these findings again, quoted for a shell by the caller; empty when there is none
 */
public record ReportHeader(String recording, List<FileTaken> files, long elapsedMillis, String command) {
    /** Copies the list. */
    public ReportHeader {
        files = List.copyOf(files);
    }

    /**
     * One file that was read.
     *
     * @param name its name
     * @param takenFor what it was taken for, in words; empty when it was of no use
     * @param why what gave it away, in words, or empty
     * @param problems what could not be used, one line each
     */
    public record FileTaken(String name, String takenFor, String why, List<String> problems) {
        /** Copies the list. */
        public FileTaken {
            problems = List.copyOf(problems);
        }
    }
}
