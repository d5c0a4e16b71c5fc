package dev.firefight.server.web;

import static dev.firefight.server.web.Schema.choice;
import static dev.firefight.server.web.Schema.described;
import static dev.firefight.server.web.Schema.flag;
import static dev.firefight.server.web.Schema.has;
import static dev.firefight.server.web.Schema.may;
import static dev.firefight.server.web.Schema.number;
import static dev.firefight.server.web.Schema.object;
import static dev.firefight.server.web.Schema.text;
import static dev.firefight.server.web.Schema.time;

import dev.firefight.document.wire.Value;
import dev.firefight.server.access.Account;
import dev.firefight.server.access.Audit;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.Link;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.Token;
import tools.jackson.databind.node.ObjectNode;

/** Who is let in, as JSON: of each thing how it is described, and how it is written. */
final class AccessJson {
    static final ObjectNode PERMISSION = choice(Permission.values());
    static final ObjectNode SECRET = described(text(), "told this once");

    static final ObjectNode ACCOUNT =
            object(has("name", text()), has("permission", PERMISSION), has("isOpen", flag()), has("since", time()));

    static final ObjectNode TOKEN = object(
            has("number", number()),
            has("owner", text()),
            has("label", text()),
            has("permission", PERMISSION),
            has("since", time()),
            may("until", time()));

    static final ObjectNode INVITATION = object(
            has("number", number()),
            has("account", text()),
            has("permission", PERMISSION),
            has("by", text()),
            has("until", time()));

    static final ObjectNode LINK = object(has("number", number()), has("by", text()), has("since", time()));

    static final ObjectNode LINE =
            object(has("number", number()), has("at", time()), has("by", text()), has("text", text()));

    private AccessJson() {}

    static void account(Account account, ObjectNode into) {
        into.put("name", account.name())
                .put("permission", Value.word(account.permission()))
                .put("isOpen", account.isOpen())
                .put("since", account.since().toString());
    }

    static void token(Token token, ObjectNode into) {
        into.put("number", token.number())
                .put("owner", token.owner())
                .put("label", token.label())
                .put("permission", Value.word(token.permission()))
                .put("since", token.since().toString());
        token.until().ifPresent(until -> into.put("until", until.toString()));
    }

    static void invitation(Invitation invitation, ObjectNode into) {
        into.put("number", invitation.number())
                .put("account", invitation.account())
                .put("permission", Value.word(invitation.permission()))
                .put("by", invitation.by())
                .put("until", invitation.until().toString());
    }

    static void link(Link link, ObjectNode into) {
        into.put("number", link.number())
                .put("by", link.by())
                .put("since", link.since().toString());
    }

    static void line(Audit.Line line, ObjectNode into) {
        into.put("number", line.number())
                .put("at", line.at().toString())
                .put("by", line.by())
                .put("text", line.words());
    }
}
