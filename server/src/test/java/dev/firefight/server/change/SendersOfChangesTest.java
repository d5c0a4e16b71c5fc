package dev.firefight.server.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Senders but GitHub, and what all of them have in common: whatever comes, they refuse with words or take what is there. */
class SendersOfChangesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ToldChange note(String text) {
        return ChangeNote.read(bytes(text));
    }

    @Test
    void aChangeEventOfPagerDutySaysItsServiceInItsDetails() {
        PagerDutyChange event = PagerDutyChange.read(Golden.of("pagerduty-change.json"));
        ToldChange told = event.told();
        assertThat(event.routingKey()).isEqualTo("KEY");
        assertThat(told.what().summary()).isEqualTo("Build Success: Increase snapshot create timeout to 30 seconds");
        assertThat(told.where().services()).containsExactly("search");
        assertThat(told.where().source()).isEqualTo("acme-build-pipeline-tool-default-i-9999");
        assertThat(told.what().author()).isEqualTo("linus");
        assertThat(told.what().revision()).isEqualTo("v7");
        assertThat(told.state()).isEqualTo(State.SUCCEEDED);
        assertThat(told.beganAt()).contains(Instant.parse("2026-03-01T02:10:00Z"));
        assertThatThrownBy(() -> PagerDutyChange.read(bytes("{\"payload\":{}}")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("payload.summary");
    }

    @Test
    void aSynchronisationOfArgoCdIsOneDeploymentFromBeginningToEnd() {
        ToldChange told = ArgoCdNotice.read(Golden.of("argocd.json"));
        assertThat(told.state()).isEqualTo(State.SUCCEEDED);
        assertThat(told.type()).isEqualTo(Sort.DEPLOYMENT);
        assertThat(told.where().source()).isEqualTo("checkout-svc");
        assertThat(told.what().summary()).isEqualTo("Argo CD brought checkout-svc with checkout:v42, sidecar:1.4");
        assertThat(told.endedAt()).contains(Instant.parse("2026-03-01T02:11:30Z"));
        String body = new String(Golden.of("argocd.json"), StandardCharsets.UTF_8);
        ToldChange running = ArgoCdNotice.read(
                bytes(body.replace("Succeeded", "Running").replace("2026-03-01T02:11:30Z", "<no value>")));
        assertThat(running.state()).isEqualTo(State.STARTED);
        assertThat(running.endedAt()).isEmpty();
        assertThat(running.id()).isEqualTo(told.id());
        assertThat(ArgoCdNotice.read(bytes(body.replace("Succeeded", "Error"))).state())
                .isEqualTo(State.FAILED);
        ToldChange degraded = ArgoCdNotice.read(bytes(body.replace("Healthy", "Degraded")));
        assertThat(degraded.state()).isEqualTo(State.FAILED);
        assertThat(degraded.what().summary()).endsWith("; it is degraded");
        assertThatThrownBy(() -> ArgoCdNotice.read(bytes("{\"alerts\":[]}")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("\"app\" is missing");
    }

    @Test
    void oneLineOfCurlIsTakenHoweverItIsWritten() {
        for (String text : List.of(
                "{\"service\":\"checkout\",\"summary\":\"v42\"}",
                "service=checkout&summary=v42",
                "checkout: v42",
                "checkout v42",
                "  checkout:\tv42\n")) {
            ToldChange told = note(text);
            assertThat(told.where().services()).as(text).containsExactly("checkout");
            assertThat(told.what().summary()).as(text).isEqualTo("v42");
            assertThat(told.isNamed()).as(text).isFalse();
        }
        assertThat(note("service=checkout&summary=turns%20the+flag%20on").type())
                .isEqualTo(Sort.FLAG);
        ToldChange all = note(
                "{\"service\":\"a, b\",\"revision\":\"v7\",\"state\":\"failed\",\"environment\":\"staging\","
                        + "\"author\":\"Ada\",\"link\":\"https://example.org/7\",\"id\":\"7\",\"startedAt\":1772331000}");
        assertThat(all.where().services()).containsExactly("a", "b");
        assertThat(all.what().summary()).isEqualTo("Deployed v7");
        assertThat(all.state()).isEqualTo(State.FAILED);
        assertThat(all.isNamed()).isTrue();
        assertThat(all.beganAt()).contains(Instant.ofEpochSecond(1_772_331_000));
        assertThat(note("{\"service\":\"a\",\"link\":\"javascript:alert(1)\"}")
                        .what()
                        .link())
                .isEmpty();
    }

    @Test
    void aNoteWithoutServiceIsRefusedWithWords() {
        for (String text :
                List.of("", "{}", "[]", "v42", "summary=v42", "{\"service\":\" \"}", "{\"service\":{}}", "{")) {
            assertThatThrownBy(() -> note(text))
                    .as(text)
                    .isInstanceOf(WireException.class)
                    .message()
                    .isNotBlank();
        }
        assertThatThrownBy(() -> note("service=%zz")).isInstanceOf(WireException.class);
    }

    @Test
    void textsAreCutAtWholeSignsAndFitALine() {
        ToldChange told = note("{\"service\":\"" + "s".repeat(5_000) + "\",\"summary\":\"" + "😀".repeat(1_000)
                + "\",\"revision\":\"" + "r".repeat(5_000) + "\",\"author\":\"" + "a".repeat(5_000) + "\"}");
        assertThat(told.what().summary())
                .hasSizeLessThanOrEqualTo(Texts.MOST_LINE_CHARS)
                .endsWith("😀…");
        assertThat(told.where().services().getFirst()).hasSize(Texts.MOST_NAME_CHARS);
        assertThat(told.what().author()).hasSize(Texts.MOST_NAME_CHARS);
        assertThat(told.what().revision()).hasSize(Texts.MOST_REVISION_CHARS);
    }

    @Test
    void spoiledMessagesAreRefusedOrTakenAndNeverAFault() {
        Map<String, Consumer<byte[]>> senders = Map.of(
                "github-deployment-status.json", body -> GitHubEvent.read("deployment_status", "d", body),
                "github-push.json", body -> GitHubEvent.read("push", "d", body),
                "github-workflow-run.json", body -> GitHubEvent.read("workflow_run", "d", body),
                "github-release.json", body -> GitHubEvent.read("release", "d", body),
                "pagerduty-change.json", PagerDutyChange::read,
                "argocd.json", body -> ArgoCdNotice.read(body));
        long seed = 20260301;
        Random random = new Random(seed);
        senders.forEach((file, sender) -> {
            byte[] good = Golden.of(file);
            sender.accept(good);
            for (int length = 0; length < good.length; length++) {
                unharmed(file + " cut to " + length, java.util.Arrays.copyOf(good, length), sender);
            }
            for (int number = 0; number < 2_000; number++) {
                byte[] altered = good.clone();
                for (int bit = random.nextInt(4); bit >= 0; bit--) {
                    altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
                }
                unharmed(file + ", seed " + seed + " number " + number, altered, sender);
                unharmed(file + " as a note", altered, ChangeNote::read);
            }
        });
        for (String hostile : List.of(
                "{\"service\":[[[]]],\"summary\":{}}",
                "{\"service\":\"x\",\"startedAt\":1e400}",
                "{\"service\":\"x\",\"startedAt\":9223372036854775807,\"endedAt\":-1}",
                "{\"service\":\"x\",\"link\":7,\"id\":[]}",
                "[".repeat(100_000),
                "{\"service\":\"\\ud800\"}",
                "a=&b=&service=x&=",
                "a=" + "&a=".repeat(10_000),
                " ".repeat(100_000) + "x",
                "x:" + " ".repeat(100_000))) {
            unharmed(hostile.substring(0, Math.min(60, hostile.length())), bytes(hostile), ChangeNote::read);
            unharmed("argo", bytes(hostile), ArgoCdNotice::read);
            unharmed("pd", bytes(hostile), PagerDutyChange::read);
        }
    }

    private static void unharmed(String what, byte[] body, Consumer<byte[]> sender) {
        try {
            sender.accept(body);
        } catch (WireException refused) {
            assertThat(refused.getMessage()).as(what).isNotBlank();
        } catch (RuntimeException fault) {
            throw new AssertionError(what, fault);
        }
    }

    @Test
    void theServiceIsWhatTheSenderSaysElseTheRepositoryAsItIsKnown() {
        Set<String> known = Set.of("checkout", "Search", "payment-service", "payments");
        assertThat(services(known, Map.of(), "shop/Checkout")).containsExactly("checkout");
        assertThat(services(known, Map.of(), "search-svc")).containsExactly("Search");
        assertThat(services(known, Map.of(), "shop/payment")).containsExactly("payment-service");
        assertThat(services(known, Map.of(), "shop/unknown")).containsExactly("unknown");
        assertThat(services(known, Map.of("shop/mono", List.of("checkout", "Search")), "Shop/Mono"))
                .containsExactly("checkout", "Search");
        assertThat(services(known, Map.of("shop/mono", List.of("checkout")), "shop/mono", "search"))
                .containsExactly("Search");
        assertThat(services(known, Map.of("web", List.of("front")), "shop/mono", "WEB"))
                .containsExactly("front");
        assertThat(services(Set.of("CHECKOUT", "Checkout"), Map.of(), "checkout"))
                .containsExactly("checkout");
        assertThat(services(known, Map.of(), "")).isEmpty();
    }

    private static List<String> services(
            Set<String> known, Map<String, List<String>> mapping, String source, String... said) {
        return ServiceNames.of(new ToldChange.Where(List.of(said), source, ""), mapping, known);
    }
}
