package dev.firefight.practice.production;

import java.time.Instant;

final class Speed {
    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            Production shop = new Production(
                    dev.firefight.practice.design.Systems.shop(), Instant.parse("2026-03-02T12:00:00Z"), 7);
            long began = System.nanoTime();
            long start = shop.nowNanos();
            for (int i = 1; i <= 30; i++) {
                shop.runUntil(start + i * 60_000_000_000L);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Users users = shop.users();
            System.out.printf(
                    "%.2f s, %d events, %.2f M/s, asked %d good %d slow %d failed %d, under way %d, spans %d lines %d series %d planned %d%n",
                    seconds,
                    shop.events(),
                    shop.events() / seconds / 1e6,
                    users.asked(),
                    users.good(),
                    users.slow(),
                    users.failed(),
                    shop.calls().underWay(),
                    shop.traces().size(),
                    shop.logs().lines().size(),
                    shop.meters().size(),
                    shop.agenda().planned());
        }
    }
}
