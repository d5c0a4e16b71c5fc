package dev.firefight.server.access;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Person;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A fact with its place in the stream, and when and by whom it was written. */
record AccessEntry(long number, Instant at, Person by, AccessFact fact) {
    /** The stream that holds all of them. */
    static final String STREAM = "access";

    private static final Payload<AccessFact> PAYLOAD = new Payload<>(new Kinds<>(AccessFact.class, types()));

    static Draft draft(Instant at, Person by, AccessFact fact) {
        return PAYLOAD.draft(at, by, fact);
    }

    static AccessEntry of(Entry stored) {
        Payload.Said<AccessFact> said = PAYLOAD.read(stored);
        return new AccessEntry(stored.sequence(), stored.time(), said.by(), said.fact());
    }

    private static SequencedMap<String, Class<? extends AccessFact>> types() {
        SequencedMap<String, Class<? extends AccessFact>> types = new LinkedHashMap<>();
        types.put("account-made", AccessFact.AccountMade.class);
        types.put("permission-set", AccessFact.PermissionSet.class);
        types.put("password-set", AccessFact.PasswordSet.class);
        types.put("account-closed", AccessFact.AccountClosed.class);
        types.put("invitation-made", AccessFact.InvitationMade.class);
        types.put("invitation-withdrawn", AccessFact.InvitationWithdrawn.class);
        types.put("session-started", AccessFact.SessionStarted.class);
        types.put("session-ended", AccessFact.SessionEnded.class);
        types.put("token-made", AccessFact.TokenMade.class);
        types.put("token-revoked", AccessFact.TokenRevoked.class);
        types.put("link-made", AccessFact.LinkMade.class);
        types.put("link-revoked", AccessFact.LinkRevoked.class);
        types.put("logins-slowed", AccessFact.LoginsSlowed.class);
        return types;
    }
}
