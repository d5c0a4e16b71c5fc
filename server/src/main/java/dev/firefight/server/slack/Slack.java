package dev.firefight.server.slack;

import dev.firefight.incident.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.server.access.Access;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Setups;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Everything between incidents and Slack but messages that call people, wired. */
public final class Slack implements AutoCloseable {
    private final Parts parts;
    private final Workspaces workspaces;
    private final RoomBook book;
    private final Rooms rooms;
    private final SlackPeople people;
    private final Answers answers;
    private Optional<SlackSocket> socket = Optional.empty();

    /**
     * What it is made of.
     *
     * @param base of Slack's API
     * @param secrets what a reference of the set-up leads to
     * @param wording a fact in words for people, one line
     * @param address under which people reach this program, without a slash at its end
     * @param node the name of this process
     * @param lease after so long the work that another process began is taken up; zero where there can be no other
     * @param random for waits
     * @param trouble told of what could not be done
     */
    public record Parts(
            Journal journal,
            Incidents incidents,
            Directory directory,
            Access access,
            Setups setups,
            Paging paging,
            HttpSender sender,
            URI base,
            Function<SecretReference, String> secrets,
            Function<Entry, String> wording,
            Supplier<URI> address,
            String node,
            Duration lease,
            InstantSource clock,
            RandomGenerator random,
            Consumer<String> trouble) {}

    /** Not yet begun. */
    public Slack(Parts parts) {
        this.parts = parts;
        workspaces = new Workspaces(
                () -> parts.setups().current().channels(),
                parts.sender(),
                parts.base(),
                parts.secrets(),
                parts.clock());
        book = new RoomBook(parts.journal(), parts.clock());
        people = new SlackPeople(workspaces, parts.setups()::roster, parts.access());
        answers = new Answers(parts.trouble());
        rooms = new Rooms(
                parts.incidents(),
                book,
                workspaces,
                people,
                new RoomLines(parts.incidents().policy(), parts.wording()),
                parts.address(),
                parts.node(),
                parts.lease(),
                parts.trouble());
    }

    /** What has to follow the journal. */
    public Projection projection() {
        return book;
    }

    /** Makes rooms, tells them, and listens from now on. What comes by HTTP is given to the desk as well. */
    public SlackDesk start(Follower follower) {
        SlackDesk desk = new SlackDesk(
                new Deeds.Parts(
                        parts.incidents(),
                        parts.directory(),
                        follower,
                        parts.paging(),
                        book,
                        workspaces,
                        people,
                        parts.wording(),
                        parts.address()),
                answers);
        SlackSocket listening =
                new SlackSocket(workspaces, parts.sender(), desk::take, parts.random(), parts.trouble());
        socket = Optional.of(listening);
        rooms.start();
        listening.start();
        return desk;
    }

    /** Which room belongs to which incident. */
    public RoomBook rooms() {
        return book;
    }

    /** The workspace as it is set up. */
    public Workspaces workspaces() {
        return workspaces;
    }

    @Override
    public void close() {
        socket.ifPresent(SlackSocket::close);
        rooms.close();
        answers.close();
    }
}
