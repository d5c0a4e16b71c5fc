package dev.firefight.server.setup;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.server.access.Secrets;
import java.util.List;

/** Makes the secrets of heartbeats. Each has one, that is told once; only its hash is kept, and a new one ends that of before. */
public final class HeartbeatKeys {
    private final Setups setups;
    private final Secrets secrets;

    /** Over a set-up. */
    public HeartbeatKeys(Setups setups, Secrets secrets) {
        this.setups = setups;
        this.secrets = secrets;
    }

    /**
     * A new secret of a heartbeat that is set up.
     *
     * @throws WireException where there is none of this name
     */
    public String issue(Person by, String name) {
        String key = secrets.fresh();
        setups.change(by, setup -> {
            List<Heartbeats.In> before = setup.heartbeats().in();
            if (before.stream().noneMatch(one -> one.name().equals(name))) {
                throw new WireException("there is no heartbeat of this name: name it in the document first");
            }
            String hash = Secrets.hash(key);
            return setup.withHeartbeats(before.stream()
                    .map(one -> one.name().equals(name) ? one.with(hash) : one)
                    .toList());
        });
        return key;
    }
}
