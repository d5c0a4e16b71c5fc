package dev.firefight.server.paging;

import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.StreamConflict;
import dev.firefight.paging.escalation.Bundles;
import dev.firefight.paging.escalation.Deliveries;
import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.paging.escalation.PageFact.SendingFailed;
import dev.firefight.paging.escalation.PageFact.SendingStarted;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.Roster;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Sends what is due. Before a message goes out it is written down that it does, so that of two programs with one journal only one sends it;
 * after it went out, what became of it. A program that is killed in between leaves a message that is sent again, under the same number.
 */
final class Outbox implements AutoCloseable {
    /** So many messages of one channel are on their way at once; more wait, the oldest first. */
    private static final int MOST_OF_A_CHANNEL = 32;

    private static final Duration PAUSE_OF_DISK = Duration.ofSeconds(1);

    private final Journal journal;
    private final PageBook book;
    private final Function<Contact.Channel, Optional<Channel>> channels;
    private final Letters letters;
    private final Secrets secrets;
    private final InstantSource clock;
    private final String node;
    private final Duration lease;
    private final Consumer<String> trouble;
    private final Set<Way> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /** One message by one channel. */
    private record Way(long incident, long message, Contact.Channel channel) {}

    private record Claim(Way way, Contact contact, Pages pages, int attempt, String secret, Optional<String> bundle) {}

    /**
     * For a process.
     *
     * @param channels by what messages travel; empty for a channel that is not set up
     * @param node the name of this process
     * @param lease after so long what another process began to send is taken over
     * @param trouble told of what could not be written down
     */
    Outbox(
            Journal journal,
            PageBook book,
            Function<Contact.Channel, Optional<Channel>> channels,
            Letters letters,
            Secrets secrets,
            InstantSource clock,
            String node,
            Duration lease,
            Consumer<String> trouble) {
        this.journal = journal;
        this.book = book;
        this.channels = channels;
        this.letters = letters;
        this.secrets = secrets;
        this.clock = clock;
        this.node = node;
        this.lease = lease;
        this.trouble = trouble;
    }

    /**
     * Sends what is due of these pages, as far as there is room.
     *
     * @param about what each incident is about
     * @return when more is due; empty for never as things stand
     */
    Optional<Instant> send(Map<Long, Pages> active, LongFunction<Bundles.About> about, Roster roster, Instant now) {
        Map<Contact.Channel, Integer> busy = new EnumMap<>(Contact.Channel.class);
        underWay.forEach(way -> busy.merge(way.channel(), 1, Integer::sum));
        List<Claim> claims = new ArrayList<>();
        Bundles.Plan plan = Bundles.plan(active, about, roster, node, lease, now);
        for (Bundles.Letter letter : plan.letters()) {
            List<Claim> some = letter.parts().stream()
                    .map(part -> claim(part, active, letter.bundle()))
                    .filter(one -> !underWay.contains(one.way()))
                    .toList();
            if (!some.isEmpty() && busy.merge(some.getFirst().way().channel(), 1, Integer::sum) <= MOST_OF_A_CHANNEL) {
                claims.addAll(some);
            }
        }
        Map<String, List<Claim>> letters = new LinkedHashMap<>();
        claim(claims).forEach(one -> letters.computeIfAbsent(
                        one.bundle().orElse(one.way().toString()), _ -> new ArrayList<>())
                .add(one));
        letters.values().forEach(this::begin);
        return plan.next();
    }

    private Claim claim(Bundles.Part part, Map<Long, Pages> active, Optional<String> bundle) {
        Deliveries.Due due = part.due();
        Contact.Channel channel = due.contact().channel();
        int attempts = due.message().delivery(channel).map(Delivery::attempts).orElse(0);
        Pages pages = Optional.ofNullable(active.get(part.incident())).orElse(Pages.NONE);
        return new Claim(
                new Way(part.incident(), due.message().number(), channel),
                due.contact(),
                pages,
                attempts + 1,
                secrets.fresh(),
                bundle);
    }

    /** All in one append, or where somebody else wrote meanwhile, each by itself. */
    private List<Claim> claim(List<Claim> claims) {
        if (claims.isEmpty()) {
            return claims;
        }
        Map<Long, List<Claim>> byIncident = new java.util.TreeMap<>();
        claims.forEach(one -> byIncident
                .computeIfAbsent(one.way().incident(), _ -> new ArrayList<>())
                .add(one));
        try {
            journal.append(byIncident.values().stream().map(this::addition).toList());
            return claims;
        } catch (StreamConflict somebodyElse) {
            List<Claim> own = new ArrayList<>();
            for (List<Claim> some : byIncident.values()) {
                try {
                    journal.append(List.of(addition(some)));
                    own.addAll(some);
                } catch (StreamConflict again) {
                    // The pages of this one are looked at anew in the next round.
                }
            }
            return own;
        }
    }

    private Addition addition(List<Claim> some) {
        Claim first = some.getFirst();
        List<PageFact> facts = some.stream()
                .map(one -> (PageFact) new SendingStarted(
                        one.way().message(), one.way().channel(), node, Secrets.hash(one.secret()), one.bundle()))
                .toList();
        return book.addition(
                first.way().incident(),
                Person.PROGRAM,
                OptionalLong.of(first.pages().last()),
                facts);
    }

    /** All that travel as one. */
    private void begin(List<Claim> letter) {
        letter.forEach(one -> underWay.add(one.way()));
        senders.execute(() -> {
            try {
                Sent outcome = outcome(letter);
                letter.forEach(one -> record(one, outcome));
            } finally {
                letter.forEach(one -> underWay.remove(one.way()));
            }
        });
    }

    private Sent outcome(List<Claim> letter) {
        Claim first = letter.getFirst();
        Optional<Channel> channel = channels.apply(first.way().channel());
        if (channel.isEmpty()) {
            return new Sent.Refused("this channel is not set up here");
        }
        try {
            Message message = letter.size() == 1
                    ? letters.write(first.way().incident(), first.way().message(), first.pages(), first.secret())
                    : letters.bundle(
                            first.bundle().orElse(""),
                            letter.stream().map(one -> one.way().incident()).toList());
            return channel.get().send(message, first.contact().address());
        } catch (RuntimeException fault) {
            trouble.accept("a message could not be made or sent: " + fault);
            return new Sent.TryAgain("a fault of the program; see its log");
        }
    }

    /** Tried until the journal takes it: else the message would be sent once more. */
    private void record(Claim claim, Sent outcome) {
        PageFact fact = fact(claim, outcome);
        do {
            try {
                journal.append(List.of(
                        book.addition(claim.way().incident(), Person.PROGRAM, OptionalLong.empty(), List.of(fact))));
                return;
            } catch (JournalException untaken) {
                pause();
            }
        } while (!senders.isShutdown());
    }

    private PageFact fact(Claim claim, Sent outcome) {
        long message = claim.way().message();
        Contact.Channel channel = claim.way().channel();
        return switch (outcome) {
            case Sent.Delivered(String receipt) -> new PageFact.Sent(message, channel, receipt);
            case Sent.Refused(String reason) -> new SendingFailed(message, channel, said(reason), Optional.empty());
            case Sent.TryAgain(String reason, Optional<Duration> after) ->
                new SendingFailed(
                        message,
                        channel,
                        said(reason),
                        Deliveries.pause(claim.attempt())
                                .map(pause -> after.filter(told -> told.compareTo(pause) > 0)
                                        .orElse(pause))
                                .map(pause -> clock.instant()
                                        .truncatedTo(ChronoUnit.MICROS)
                                        .plus(pause)));
        };
    }

    private static String said(String reason) {
        return reason.isBlank() ? "it does not say why" : reason;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_OF_DISK.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets messages that are on their way arrive, for a moment; those that do not are sent again after the next start. */
    @Override
    public void close() {
        senders.shutdown();
        try {
            if (!senders.awaitTermination(5, TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
