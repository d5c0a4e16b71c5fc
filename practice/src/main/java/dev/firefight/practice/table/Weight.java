package dev.firefight.practice.table;

import dev.firefight.incident.Action;
import dev.firefight.incident.Alarm;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Impact;
import dev.firefight.incident.Inquiry;
import dev.firefight.incident.Message;
import dev.firefight.incident.Note;
import dev.firefight.incident.Staffing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which entries of a timeline tell its story. */
final class Weight {
    /** Another entry of the same kind tells so much less. */
    private static final int LESS_FOR_MORE = 3;

    /** So many of one moment are taken: their order would be nothing but how fast somebody typed. */
    private static final int MOST_OF_A_MOMENT = 2;

    private Weight() {}

    /** Two of one kind at one moment tell the same. */
    private record OfAMoment(Instant at, Class<?> kind) {}

    private record Weighed(Entry entry, int weight) {}

    /** At most so many, those that tell most, in order of the timeline. */
    static List<Entry> weighty(List<Entry> timeline, int most) {
        Map<Class<?>, Integer> seen = new HashMap<>();
        List<Weighed> weighed = new ArrayList<>();
        for (Entry entry : timeline) {
            int before = seen.merge(entry.fact().getClass(), 1, Integer::sum) - 1;
            int weight = of(entry.fact()) - LESS_FOR_MORE * Math.min(before, of(entry.fact()));
            if (weight > 0) {
                weighed.add(new Weighed(entry, weight));
            }
        }
        weighed.sort(Comparator.comparingInt((Weighed one) -> -one.weight())
                .thenComparing(one -> one.entry().number()));
        Map<Instant, Integer> taken = new HashMap<>();
        Set<OfAMoment> kinds = new HashSet<>();
        return weighed.stream()
                .map(Weighed::entry)
                .filter(one -> kinds.add(new OfAMoment(one.at(), one.fact().getClass())))
                .filter(one -> taken.merge(one.at(), 1, Integer::sum) <= MOST_OF_A_MOMENT)
                .limit(most)
                .sorted(Comparator.comparingLong(Entry::number))
                .toList();
    }

    /** How much a fact tells, from 0 to 10. */
    private static int of(Fact fact) {
        return switch (fact) {
            case Course.Declared _, Course.Resolved _ -> 10;
            case Course.SecondWaveSeen _, Course.Reopened _ -> 9;
            case Course.Stabilised _, Course.SeveritySet _ -> 7;
            case Impact.ImpactStarted _ -> 9;
            case Impact.ImpactEnded _ -> 8;
            case Impact.ImpactDescribed _ -> 5;
            case Staffing.Escalated _ -> 7;
            case Staffing.RoleTaken _, Staffing.RoleHandedOver _ -> 4;
            case Staffing.RoleReleased _ -> 0;
            case Inquiry.HypothesisConfirmed _ -> 8;
            case Inquiry.HypothesisProposed _, Inquiry.HypothesisRefuted _ -> 7;
            case Inquiry.HypothesisSupported _, Inquiry.Observed _, Inquiry.Asked _ -> 6;
            case Inquiry.TestStarted _, Inquiry.TestFinished _ -> 4;
            case Inquiry.Answered _ -> 3;
            case Inquiry.HypothesisPinned _, Inquiry.HypothesisUnpinned _ -> 0;
            case Action.ChangeStarted _, Action.ChangeRolledBack _ -> 9;
            case Action.VerificationPassed _, Action.VerificationFailed _ -> 8;
            case Action.Decided _, Action.WorkaroundApplied _ -> 7;
            case Action.ChangeFinished _, Action.VerificationStarted _ -> 5;
            case Action.WorkaroundOwned _,
                    Action.WorkaroundReplaced _,
                    Action.FollowUpOpened _,
                    Action.FreezeLifted _ -> 1;
            case Message.UpdatePosted _ -> 8;
            case Message.Linked _, Message.Attached _ -> 0;
            case Alarm.AlertFired _ -> 9;
            case Alarm.ChangeReported _, Alarm.ChangesCollide _ -> 7;
            case Alarm.Paged _, Alarm.PageUnanswered _ -> 6;
            case Alarm.PageAcknowledged _, Alarm.AlertsEnded _ -> 5;
            case Note _ -> 0;
        };
    }
}
