package dev.firefight.app.demo;

import dev.firefight.incident.Person;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.NewSession;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.setup.Integration.Kind;
import dev.firefight.server.setup.Integrations;
import dev.firefight.server.setup.Setups;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What stands in the journal before the server starts: an account, and the senders that belong to the shop.
 *
 * @param token of a program that may do all
 * @param telemetry key of OTLP
 * @param alerts key of the Alertmanager
 * @param changes key of whoever reports changes
 */
record DemoJournal(String token, String telemetry, String alerts, String changes) {
    private static final String ACCOUNT = "Demo";

    /** Writes it into a journal that is empty. */
    static DemoJournal begin(Place place, InstantSource clock, SecureRandom random) {
        Secrets secrets = new Secrets(random);
        try (Journal journal = Journal.open(place)) {
            Access access = new Access(journal, clock, random, Access.SESSION);
            // Nobody is ever told the password: a demo asks for none.
            NewSession session =
                    access.setUp(access.setupSecret().orElseThrow(), ACCOUNT, secrets.fresh(), "127.0.0.1");
            String token = access.makeToken(session.caller(), "the demo itself", Permission.ADMIN, Optional.empty())
                    .secret();
            access.endSession(
                    session.caller(), access.sessions(ACCOUNT).getFirst().number());
            Integrations integrations = new Integrations(new Setups(journal, clock), secrets, clock);
            Person by = new Person(ACCOUNT);
            return new DemoJournal(
                    token,
                    integrations.connect(by, "shop", Optional.of(Kind.OTLP)).key(),
                    integrations
                            .connect(by, "shop-alertmanager", Optional.of(Kind.ALERTMANAGER))
                            .key(),
                    integrations
                            .connect(by, "shop-changes", Optional.of(Kind.GENERIC))
                            .key());
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "DemoJournal";
    }
}
