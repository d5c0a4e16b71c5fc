package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign.Balance;
import java.util.List;
import java.util.Random;

/** All that can be done to a system while it runs, at random; and how it is left alone again. */
final class Mischief {
    private static final long MILLI = 1_000_000;

    private final Production production;
    private final Random random;
    private final boolean losesConnections;
    private int alterations;

    Mischief(Production production, Random random, boolean losesConnections) {
        this.production = production;
        this.random = random;
        this.losesConnections = losesConnections;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Service service() {
        return any(production.services());
    }

    private Database database() {
        return production.database(any(production.design().databases()).name());
    }

    private List<Edge> edges() {
        return production.services().stream()
                .flatMap(service -> service.edges().stream())
                .toList();
    }

    /** Something happens. */
    void act() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                service().instances().stream()
                        .skip(random.nextInt(2))
                        .findFirst()
                        .ifPresent(this::toInstance);
            case 3 -> toHost(any(production.machines().all()));
            case 4, 5 -> toDatabase(database());
            case 6 -> toEdge(any(edges()));
            case 7 -> toService(service());
            case 8 -> toCache(production.cache("product-cache"));
            case 9 -> toTopic(production.topic("orders"));
            case 10 -> toProgram(service());
            default -> {
                production.users().times(4 * random.nextDouble());
                production.users().shed(random.nextBoolean() ? 0 : random.nextDouble());
            }
        }
    }

    private void toInstance(Instance one) {
        if (one.state() == Instance.State.GONE) {
            return;
        }
        Service service = one.service();
        switch (random.nextInt(11)) {
            case 7 -> service.deployment().roll("v" + random.nextInt(5));
            case 8 -> service.scale(1 + random.nextInt(4));
            case 9 -> service.deployment().canary("v9");
            case 10 -> one.drain();
            case 0, 1 -> one.restart();
            case 2, 3 -> one.crash("it ends", "Error");
            case 4 -> one.run(0.1 + 2 * random.nextDouble());
            case 5 -> one.pools().forEach(pool -> pool.resize(random.nextInt(20)));
            default -> {
                one.remove();
                one.service().add(any(production.machines().all())).start();
            }
        }
    }

    private void toHost(Host one) {
        switch (random.nextInt(6)) {
            case 4 -> production.machines().lose(one);
            case 5 -> production.machines().drain(one);
            case 0 -> one.isCutOff ^= true;
            case 1 -> production.machines().restore(one);
            case 2 -> one.loss = random.nextInt(3) * 0.2;
            default -> one.delayNanos = random.nextInt(3) * (300 * MILLI);
        }
    }

    private void toDatabase(Database one) {
        Node node = any(one.nodes().all());
        Table table = any(one.tables());
        switch (random.nextInt(8)) {
            case 0 -> node.isUp ^= true;
            case 1 -> node.isReadOnly ^= true;
            case 2 -> node.diskFactor = 1 + random.nextInt(200);
            case 3, 4 -> one.locks().block(table, random.nextBoolean());
            case 5 -> one.locks().unblock(table);
            case 6 -> table.isIndexed ^= true;
            default -> one.nodes().fill(random.nextBoolean() ? 1e12 : -1e12);
        }
    }

    private void toEdge(Edge one) {
        switch (random.nextInt(6)) {
            case 0 -> one.timeOutAfter((1 + random.nextInt(3_000)) * MILLI);
            case 1 -> one.tries = 1 + random.nextInt(5);
            case 2 -> {
                one.budget = random.nextBoolean() ? 1 : 0.1;
                one.hasBreaker = random.nextBoolean();
            }
            case 3 -> {
                one.balance = random.nextBoolean() ? Balance.ROUND_ROBIN : Balance.LEAST_REQUESTS;
                one.ejects = random.nextBoolean();
            }
            case 4 -> one.loss = random.nextInt(3) * 0.3;
            default -> {
                one.obstacle = random.nextBoolean() ? Failure.NONE : Failure.FORBIDDEN;
                one.obstacleShare = random.nextDouble();
            }
        }
    }

    private void toService(Service one) {
        switch (random.nextInt(6)) {
            case 0 -> one.threads(random.nextInt(40));
            case 1 -> one.queue(random.nextInt(100));
            case 2 -> one.servesNewestFirst = random.nextBoolean();
            case 3 -> one.dropsExpired = random.nextBoolean();
            case 4 -> one.probesBusy = random.nextBoolean();
            default -> one.isNameLost = random.nextBoolean();
        }
    }

    private void toCache(Cache one) {
        switch (random.nextInt(4)) {
            case 0 -> one.flush();
            case 1 -> one.isRefusing ^= true;
            case 2 -> one.resize(random.nextInt(20_000));
            default -> one.coalesces ^= true;
        }
    }

    private void toTopic(Topic one) {
        int partition = random.nextInt(one.partitions());
        switch (random.nextInt(4)) {
            case 0 -> one.poison(partition);
            case 1 -> one.purge();
            case 2 -> one.skip(partition);
            default -> one.putAsideAfter(random.nextInt(4));
        }
    }

    private void toProgram(Service one) {
        Twist twist = Twist.NONE.of(random.nextBoolean() ? 1 : random.nextDouble());
        twist = switch (random.nextInt(losesConnections ? 7 : 6)) {
            case 0 -> twist.working(20 * random.nextDouble());
            case 1 -> twist.pausing(random.nextInt(2_000) * MILLI);
            case 2 -> twist.failing(Failure.ERROR, "it fails");
            case 3 -> twist.repeating(random.nextInt(10));
            case 4, 5 -> twist.leaking(5_000_000);
            default -> twist.losing();
        };
        one.alter(Alteration.everywhere("a" + alterations++, twist));
    }

    /** All is as it should be again, but for what goes on by itself. */
    void end() {
        for (Host host : production.machines().all()) {
            host.isCutOff = false;
            production.machines().restore(host);
            host.loss = 0;
            host.delayNanos = 0;
        }
        for (var design : production.design().databases()) {
            Database database = production.database(design.name());
            database.nodes().fill(-1e12);
            database.tables().forEach(table -> {
                table.isIndexed = true;
                database.locks().unblock(table);
            });
            database.nodes().all().forEach(node -> {
                node.isUp = true;
                node.diskFactor = 1;
            });
        }
        for (Service service : production.services()) {
            service.threads(service.design().threads());
            service.isNameLost = false;
            for (int i = 0; i < alterations; i++) {
                service.restore("a" + i);
            }
            for (Instance one : service.instances()) {
                one.pools().forEach(pool -> pool.resize(12));
                if (one.state() != Instance.State.GONE) {
                    one.run(1);
                }
            }
        }
        edges().forEach(edge -> {
            edge.loss = 0;
            edge.obstacle = Failure.NONE;
        });
        production.topic("orders").putAsideAfter(2);
        production.users().times(1);
        production.users().shed(0);
    }

    /** All programs end and begin anew. */
    void restartAll() {
        production.services().stream()
                .flatMap(service -> service.instances().stream())
                .filter(one -> one.state() != Instance.State.GONE)
                .forEach(one -> one.restart());
    }
}
