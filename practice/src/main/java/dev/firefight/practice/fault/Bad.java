package dev.firefight.practice.fault;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Twist;

/** The usual ways by which something bad comes into a program: with a version, with a switch, with a setting. */
final class Bad {
    private Bad() {}

    /** It comes with the next version, goes with it, and is announced as what somebody wanted. */
    static void version(Production production, Service service, String route, Twist twist, String title) {
        String version = Announced.next(service.version());
        service.alter(Alteration.everywhere("version " + version, twist)
                .inVersion(version)
                .of(route));
        Announced.deploy(production, service.name(), version, title);
        service.roll(version);
    }

    /** It comes with a switch, and goes with it. */
    static void flag(Production production, Service service, String route, Twist twist, String flag, String title) {
        service.alter(Alteration.everywhere("flag " + flag, twist).behind(flag).of(route));
        Announced.flag(production, service.name(), flag, title);
        production.flags().set(flag, 1);
    }

    /** It comes with a setting that is read at once, and goes when that is taken back. */
    static void setting(
            Production production, Service service, String route, Twist twist, String setting, String title) {
        service.alter(Alteration.everywhere("setting " + setting, twist).of(route));
        Announced.config(production, service.name(), title);
    }
}
