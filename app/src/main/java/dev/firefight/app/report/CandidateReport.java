package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.request.Candidate;
import dev.firefight.evidence.request.Candidates;
import dev.firefight.evidence.request.Candidates.Share;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests worth following, as a text for the terminal: first the hop that explains most of them. */
public final class CandidateReport {
    private static final int MOST_HOPS = 5;
    private static final int ID_COLUMNS = 16;

    private CandidateReport() {}

    /** Writes the list, with a line end at its end. */
    public static String write(Candidates candidates, boolean isSlowest, int limit, TerminalStyle style) {
        Sheet sheet = new Sheet(style);
        int count = candidates.listed().size();
        String all = HumanNumbers.count(candidates.requests(), "request", "requests");
        if (isSlowest) {
            sheet.paragraph(0, all + ", the slowest first", Ink.STRONG);
        } else if (count == 0) {
            sheet.paragraph(
                    0, "None of " + all + " failed, was far slower than its kind, or went another way.", Ink.STRONG);
        } else {
            hops(sheet, candidates, count, all);
        }
        sheet.blank();
        List<Candidate> shown = candidates.listed().stream().limit(limit).toList();
        for (Candidate one : shown) {
            row(sheet, one);
        }
        if (count > shown.size()) {
            sheet.row(0, "and " + HumanNumbers.count(count - shown.size()) + " more: --limit " + count, Ink.FAINT);
        }
        if (!shown.isEmpty()) {
            sheet.blank();
            sheet.paragraph(
                    0, "Follow one: firefight trace " + shortId(shown.getFirst().traceId()) + " SOURCE", Ink.FAINT);
        }
        return sheet.toString();
    }

    private static void hops(Sheet sheet, Candidates candidates, int count, String all) {
        boolean isFirst = true;
        for (Share share : candidates.hops().stream().limit(MOST_HOPS).toList()) {
            String of = HumanNumbers.count(share.requests()) + " of "
                    + HumanNumbers.count(count, "failed, slow or odd request", "failed, slow or odd requests");
            sheet.paragraph(0, "hop " + share.service() + ": " + of, isFirst ? Ink.ALARM : Ink.STRONG);
            sheet.paragraph(4, HopWords.of(share.example()), Ink.PLAIN);
            isFirst = false;
        }
        if (candidates.hops().isEmpty()) {
            sheet.paragraph(0, HumanNumbers.count(count) + " failed, slow or odd; no hop stands out", Ink.STRONG);
        }
        sheet.paragraph(
                0,
                "Among " + all + "; compared with "
                        + HumanNumbers.count(candidates.references(), "healthy one", "healthy ones") + ".",
                Ink.FAINT);
    }

    /** An id as short as it is still likely to be unique. */
    private static String shortId(String id) {
        String bare = id.replaceFirst("^0{16}", "");
        return bare.length() > ID_COLUMNS ? bare.substring(0, ID_COLUMNS) : bare;
    }

    private static void row(Sheet sheet, Candidate one) {
        String usual = one.usualNanos() == 0 ? "" : " (usually " + HumanTimes.duration(one.usualNanos()) + ")";
        String trouble =
                switch (one.trouble()) {
                    case FAILED -> "failed";
                    case SLOW -> "slow";
                    case OTHER_COURSE -> "odd";
                    case NONE -> "";
                };
        String hop = one.hop()
                .map(found -> trouble.isEmpty() ? "" : trouble + " at " + found.service())
                .orElse(trouble);
        String took =
                one.nanos() == 0 ? "" : HumanTimes.duration(one.nanos()) + usual; // nothing but one moment is known
        String row = Stream.of(shortId(one.traceId()), HumanTimes.second(one.startNanos()), took, hop)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
        sheet.row(0, row, one.trouble() == Candidate.Trouble.FAILED ? Ink.ALARM : Ink.PLAIN);
        boolean isSaid = one.operation().isEmpty()
                && one.hop()
                        .filter(found -> found.service().equals(one.service()))
                        .isPresent();
        if (!isSaid) {
            sheet.row(ID_COLUMNS + 2, one.service() + " " + one.operation(), Ink.FAINT);
        }
    }
}
