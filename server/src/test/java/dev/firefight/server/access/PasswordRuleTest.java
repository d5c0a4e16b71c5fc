package dev.firefight.server.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private static final AccountName ADA = AccountName.of("Ada Lovelace");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "violet tractor among clouds",
                "correct horse battery staple",
                "Tr0ub4dor&3-and-more",
                "x7#kQ!29vLmz",
                "Müller jodelt nachts",
                "密码很长的一句话没有人知道",
                "🔥🚒🧯🪣💧🌊🏠🌳🌙⭐🎈🎁",
                "an admin of nothing at all"
            })
    void aLongPasswordOfOnesOwnIsTaken(String password) {
        assertThatCode(() -> PasswordRule.check(ADA, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P@ssw0rd2026!",
                "Passwort123456",
                "WelcomeWelcome1",
                "firefight2026",
                "F1r3f1ght!!!!",
                "admin-admin-admin",
                "letmein123456",
                "AdaLovelace1815",
                "ada.lovelace.ada",
                "Lovelace-1815!",
                "123456789012",
                "210987654321",
                "abcdefghijklm",
                "qwertyuiop12",
                "qwertzuiopas",
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "blue7blue7blue7",
                "passwordpassword"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThatThrownBy(() -> PasswordRule.check(ADA, password))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("among the first that are tried");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 201, 100_000})
    void lengthIsBounded(int characters) {
        assertThatThrownBy(() -> PasswordRule.check(ADA, "x".repeat(characters)))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("12 to 200 characters, not " + characters);
    }
}
