package dev.firefight.evidence.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.request.Candidate.Trouble;
import dev.firefight.evidence.request.Candidates.Share;
import dev.firefight.evidence.request.Hop.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CandidatesTest {
    private static Candidate candidate(String id, long nanos, Trouble trouble) {
        return new Candidate(id, "shop", "POST /order", 0, nanos, 0, trouble, Optional.empty());
    }

    private static Share share(String service, int requests) {
        Hop hop = new Hop(service, Reason.ERROR_LINE, "", "", "out of stock", 0, 0, 0, RequestTree.NONE, 0);
        return new Share(service, requests, hop);
    }

    private static Candidates of(Candidate first, Candidate second, Share... hops) {
        return new Candidates(2, 1, List.of(first, second), List.of(hops));
    }

    @Test
    void theSlowestOfBothStandsFirst() {
        Candidates withSpans = of(candidate("a", 90, Trouble.NONE), candidate("b", 10, Trouble.NONE));
        Candidates ofLines = of(candidate("c", 100, Trouble.NONE), candidate("d", 20, Trouble.NONE));

        assertThat(withSpans.and(ofLines, Candidate.SLOWEST_FIRST).listed())
                .extracting(Candidate::traceId)
                .containsExactly("c", "a", "d", "b");
    }

    @Test
    void whatFailedStandsBeforeWhatWasSlowAndEqualsStayInTheirOrder() {
        Candidates withSpans = of(candidate("a", 10, Trouble.FAILED), candidate("b", 90, Trouble.SLOW));
        Candidates ofLines = of(candidate("c", 100, Trouble.FAILED), candidate("d", 95, Trouble.SLOW));

        assertThat(withSpans.and(ofLines, Candidate.WORST_FIRST).listed())
                .extracting(Candidate::traceId)
                .containsExactly("a", "c", "b", "d");
    }

    @Test
    void aServiceIsNamedOnceWithAllThatItExplains() {
        Candidates withSpans = of(
                candidate("a", 10, Trouble.FAILED),
                candidate("b", 90, Trouble.SLOW),
                share("stock", 2),
                share("payment", 1));
        Candidates ofLines = of(
                candidate("c", 10, Trouble.FAILED),
                candidate("d", 90, Trouble.SLOW),
                share("payment", 4),
                share("mail", 1));

        assertThat(withSpans.and(ofLines, Candidate.WORST_FIRST).hops())
                .containsExactly(share("stock", 2), share("payment", 5), share("mail", 1));
    }
}
