package dev.firefight.server.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up names. */
@FunctionalInterface
interface Resolver {
    /** As this machine does. */
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * The addresses of a name, one at least.
     *
     * @throws UnknownHostException where it has none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
