package dev.firefight.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ada", "grace.hopper", "Jean-Luc 2", "x", "Zoë", "李雷", "अनिता", "Ольга", "7of9", "a_b"})
    void aNameIsKeptAsItIsTyped(String name) {
        assertThat(AccountName.of(name).shown()).isEqualTo(name);
        assertThat(new Person(AccountName.of(name).shown()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-x",
                ".",
                "_",
                "a/b",
                "<b>",
                "a\nb",
                "a\tb",
                "a\u0000",
                "Ada (ci)",
                "a@b",
                "a'b",
                "\u202eadA",
                "a\u200bb",
                "🔥",
                "\u0301"
            })
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> AccountName.of(name))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("1 to 60 characters");
    }

    @Test
    void aNameHasSixtyCharactersAtMost() {
        assertThat(AccountName.of("x".repeat(60)).shown()).hasSize(60);
        assertThat(AccountName.find("x".repeat(61))).isEmpty();
        assertThat(AccountName.find("ﷺ".repeat(20))).isEmpty();
        assertThat(AccountName.find("x".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Ada,ada", "Ada,ＡＤＡ", "Zoë,Zoe\u0308", "Straße,STRASSE", "ﬁn,FIN", "Ada  B,ada b", "Ada²,ada2"})
    void namesThatLookAlikeAreTheSame(String one, String other) {
        assertThat(AccountName.of(one).key()).isEqualTo(AccountName.of(other).key());
        assertThat(AccountName.isSame(
                        AccountName.of(one).shown(), AccountName.of(other).shown()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Firefight", "FIREFIGHT", "ﬁreﬁght", "Ｆirefight", " firefight "})
    void theNameOfTheProgramIsReserved(String name) {
        assertThatThrownBy(() -> AccountName.of(name))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("the program itself");
    }
}
