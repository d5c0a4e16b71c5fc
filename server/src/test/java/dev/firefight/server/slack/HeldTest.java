package dev.firefight.server.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Course;
import dev.firefight.incident.Ruling;
import dev.firefight.server.channel.slack.SlackPost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a button carries to Slack and back. */
class HeldTest {
    private static final URI PAGE = URI.create("https://firefight.example.org/incidents/7");
    private static final Held HELD = new Held(7, new Course.Resolved("it is \"over\""));

    private static List<SlackPost.Button> buttons(SlackPost post) {
        return post.blocks().stream()
                .filter(SlackPost.Block.Buttons.class::isInstance)
                .flatMap(one -> ((SlackPost.Block.Buttons) one).buttons().stream())
                .toList();
    }

    @Test
    void whatIsHeldComesBackAsItWas() {
        SlackPost post = HELD.post(new Ruling.NeedsConfirmation("is it?"), PAGE);
        SlackPost.Button.Press press = (SlackPost.Button.Press) buttons(post).getFirst();
        assertThat(press.actionId()).isEqualTo(Held.ANYWAY);
        assertThat(Held.read(press.value())).contains(HELD);
        SlackPost rule = HELD.post(new Ruling.NeedsOverride("not yet", "wait"), PAGE);
        assertThat(buttons(rule).getFirst().actionId()).isEqualTo(Held.BECAUSE);
        assertThat(buttons(HELD.post(new Ruling.Refused("no", "go on"), PAGE))).isEmpty();
    }

    @Test
    void whatIsTooLongForAButtonIsDoneOnThePage() {
        Held large = new Held(7, new Course.Resolved("x".repeat(2_000)));
        assertThat(buttons(large.post(new Ruling.NeedsConfirmation("is it?"), PAGE)))
                .singleElement()
                .isInstanceOf(SlackPost.Button.Open.class);
    }

    @Test
    void nothingElseThanACommandCanWriteComesBack() {
        for (String value : List.of(
                "",
                "7",
                "[]",
                "{}",
                "{\"incident\":7}",
                "{\"incident\":\"7\",\"fact\":{\"kind\":\"resolved\",\"summary\":\"x\"}}",
                "{\"incident\":1e99,\"fact\":{\"kind\":\"resolved\",\"summary\":\"x\"}}",
                "{\"incident\":7,\"fact\":{\"kind\":\"resolved\",\"summary\":\"\"}}",
                "{\"incident\":7,\"fact\":{\"kind\":\"declared\",\"title\":\"x\",\"isDrill\":false,\"willHurtLong\":\"no\"}}",
                "{\"incident\":7,\"fact\":{\"kind\":\"clock-rang\",\"clock\":\"update-due\",\"due\":\"2026-03-01T02:15:00Z\"}}",
                "{\"incident\":7,\"fact\":{\"kind\":\"freeze-lifted\",\"duration\":\"PT1H\"}}")) {
            assertThat(Held.read(value)).as(value).isEmpty();
        }
    }

    @Test
    void noBitsThatAreFlippedAreAFault() {
        byte[] good = HELD.json().toString().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int number = 0; number < 5_000; number++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(Held.read(new String(bad, StandardCharsets.UTF_8))).isNotNull();
        }
    }
}
