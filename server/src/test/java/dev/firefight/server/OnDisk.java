package dev.firefight.server;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Disk;
import dev.firefight.journal.Place;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A server over a disk that a test can fill. */
public final class OnDisk {
    private OnDisk() {}

    /** Starts it. */
    public static Server start(Disk disk, InstantSource clock, PrintWriter log) {
        return Server.start(
                new Server.Settings(new Place.InFile(Path.of("unused")), "127.0.0.1", 0, Policy.USUAL),
                disk.journal(),
                clock,
                new SecureRandom(),
                log);
    }
}
