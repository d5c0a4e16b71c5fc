package dev.firefight.server.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people write behind the command. */
class WishTest {
    private static Wish read(String text) {
        return Wish.read(text, Policy.USUAL);
    }

    private static Wish here(Wish.Deed deed) {
        return new Wish.About(Optional.empty(), deed);
    }

    @Test
    void eachCommandIsRead() {
        assertThat(read("")).isEqualTo(new Wish.Help());
        assertThat(read("  HELP ")).isEqualTo(new Wish.Help());
        assertThat(read("declare sev2 Checkout fails"))
                .isEqualTo(new Wish.Declare(Optional.of(Severity.SEV_2), "Checkout fails"));
        assertThat(read("declare SEV-1 x")).isEqualTo(new Wish.Declare(Optional.of(Severity.SEV_1), "x"));
        assertThat(read("declare seven things fail"))
                .isEqualTo(new Wish.Declare(Optional.empty(), "seven things fail"));
        assertThat(read("take commander")).isEqualTo(here(new Wish.Deed.Take(Role.COMMANDER)));
        assertThat(read("say 5xx\nand more")).isEqualTo(here(new Wish.Deed.Say("5xx\nand more")));
        assertThat(read("hypothesis the disk is full"))
                .isEqualTo(here(new Wish.Deed.Suppose(Bucket.INTERNAL, "the disk is full", "")));
        assertThat(read("hypothesis Dependency: the bank ; ask it"))
                .isEqualTo(here(new Wish.Deed.Suppose(Bucket.DEPENDENCY, "the bank", "ask it")));
        assertThat(read("change a;b;c;d;e"))
                .isEqualTo(here(new Wish.Deed.Alter(Purpose.MITIGATION, "a", "b", "c", "d;e")));
        assertThat(read("change fix: a")).isEqualTo(here(new Wish.Deed.Alter(Purpose.FIX, "a", "", "", "")));
        assertThat(read("update executives: soon")).isEqualTo(here(new Wish.Deed.Update(Audience.EXECUTIVES, "soon")));
        assertThat(read("update note: soon")).isEqualTo(here(new Wish.Deed.Update(Audience.ENGINEERS, "note: soon")));
        assertThat(read("severity sev3 it is night"))
                .isEqualTo(here(new Wish.Deed.Rate(Severity.SEV_3, "it is night")));
        assertThat(read("42 ack")).isEqualTo(new Wish.About(Optional.of(42L), new Wish.Deed.Acknowledge()));
        assertThat(read("#42")).isEqualTo(new Wish.About(Optional.of(42L), new Wish.Deed.Status()));
        assertThat(read("resolve it is over")).isEqualTo(here(new Wish.Deed.Resolve("it is over")));
    }

    @Test
    void whatIsUnclearIsToldWithTheWayOut() {
        for (String text : List.of(
                "declare",
                "declare sev1",
                "take",
                "take the blame",
                "say",
                "say  ",
                "severity",
                "severity bad",
                "resolve",
                "42 dance",
                "99999999999999999999 ack",
                "dance")) {
            assertThat(read(text)).as(text).isInstanceOfSatisfying(Wish.Unclear.class, one -> assertThat(one.words())
                    .contains("/firefight"));
        }
    }

    /** Whatever is written is one of these, and nothing is as slow as it is long. */
    @Test
    void whateverIsWrittenIsRead() {
        long seed = 20260301;
        Random random = new Random(seed);
        String[] words = {
            "declare",
            "sev1",
            "change",
            "fix:",
            ";",
            ":",
            "42",
            "#",
            "take",
            "say",
            "\u0000",
            "\uD800",
            "\u202E",
            "\n",
            " ",
            "update",
            "customers:"
        };
        for (int number = 0; number < 5_000; number++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(12); part > 0; part--) {
                text.append(
                                random.nextInt(4) == 0
                                        ? Character.toString(random.nextInt(0x3000))
                                        : words[random.nextInt(words.length)])
                        .append(random.nextBoolean() ? " " : "");
            }
            assertThat(read(text.toString())).as("seed %s, %s", seed, number).isNotNull();
        }
        assertThat(read("say " + "x ".repeat(1_000_000))).isInstanceOfSatisfying(Wish.About.class, one -> assertThat(
                        ((Wish.Deed.Say) one.deed()).what().length())
                .isLessThanOrEqualTo(Wish.MOST_SIGNS));
    }
}
