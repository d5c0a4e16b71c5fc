package dev.firefight.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** All kinds of facts that a timeline can tell. */
public final class Facts {
    /** Their names, under which they are written for ever, in the order in which they are to be shown. */
    public static final SequencedMap<String, Class<? extends Fact>> NAMED =
            Collections.unmodifiableSequencedMap(named());

    private Facts() {}

    private static SequencedMap<String, Class<? extends Fact>> named() {
        SequencedMap<String, Class<? extends Fact>> types = new LinkedHashMap<>();
        types.put("declared", Course.Declared.class);
        types.put("severity-set", Course.SeveritySet.class);
        types.put("impact-started", Impact.ImpactStarted.class);
        types.put("impact-described", Impact.ImpactDescribed.class);
        types.put("impact-ended", Impact.ImpactEnded.class);
        types.put("role-taken", Staffing.RoleTaken.class);
        types.put("role-handed-over", Staffing.RoleHandedOver.class);
        types.put("role-released", Staffing.RoleReleased.class);
        types.put("escalated", Staffing.Escalated.class);
        types.put("observed", Inquiry.Observed.class);
        types.put("asked", Inquiry.Asked.class);
        types.put("answered", Inquiry.Answered.class);
        types.put("hypothesis-proposed", Inquiry.HypothesisProposed.class);
        types.put("hypothesis-supported", Inquiry.HypothesisSupported.class);
        types.put("hypothesis-refuted", Inquiry.HypothesisRefuted.class);
        types.put("hypothesis-confirmed", Inquiry.HypothesisConfirmed.class);
        types.put("hypothesis-pinned", Inquiry.HypothesisPinned.class);
        types.put("hypothesis-unpinned", Inquiry.HypothesisUnpinned.class);
        types.put("test-started", Inquiry.TestStarted.class);
        types.put("test-finished", Inquiry.TestFinished.class);
        types.put("decided", Action.Decided.class);
        types.put("change-started", Action.ChangeStarted.class);
        types.put("change-finished", Action.ChangeFinished.class);
        types.put("change-rolled-back", Action.ChangeRolledBack.class);
        types.put("verification-started", Action.VerificationStarted.class);
        types.put("verification-passed", Action.VerificationPassed.class);
        types.put("verification-failed", Action.VerificationFailed.class);
        types.put("workaround-applied", Action.WorkaroundApplied.class);
        types.put("workaround-owned", Action.WorkaroundOwned.class);
        types.put("workaround-replaced", Action.WorkaroundReplaced.class);
        types.put("follow-up-opened", Action.FollowUpOpened.class);
        types.put("freeze-lifted", Action.FreezeLifted.class);
        types.put("stabilised", Course.Stabilised.class);
        types.put("second-wave-seen", Course.SecondWaveSeen.class);
        types.put("update-posted", Message.UpdatePosted.class);
        types.put("linked", Message.Linked.class);
        types.put("attached", Message.Attached.class);
        types.put("alert-fired", Alarm.AlertFired.class);
        types.put("alerts-ended", Alarm.AlertsEnded.class);
        types.put("paged", Alarm.Paged.class);
        types.put("page-acknowledged", Alarm.PageAcknowledged.class);
        types.put("page-unanswered", Alarm.PageUnanswered.class);
        types.put("change-reported", Alarm.ChangeReported.class);
        types.put("changes-collide", Alarm.ChangesCollide.class);
        types.put("corrected", Note.Corrected.class);
        types.put("overridden", Note.Overridden.class);
        types.put("imported", Note.Imported.class);
        types.put("recorded", Note.Recorded.class);
        types.put("clock-rang", Note.ClockRang.class);
        types.put("resolved", Course.Resolved.class);
        types.put("reopened", Course.Reopened.class);
        return types;
    }
}
