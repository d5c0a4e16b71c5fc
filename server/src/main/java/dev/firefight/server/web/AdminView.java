package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.server.access.Account;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.Issued;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.Token;
import java.util.List;
import java.util.Optional;

/**
 * All who are let in.
 *
 * @param accounts of people
 * @param invitations that are open
 * @param tokens of programs
 * @param issued a link that was just made; shown once
 * @param base address of the server, before the path of a link
 * @param problem why something was not done; empty where all was
 */
record AdminView(
        List<Account> accounts,
        List<Invitation> invitations,
        List<Token> tokens,
        Optional<Issued<Invitation>> issued,
        String base,
        String problem) {
    String words(Permission permission) {
        return AccountView.permissionWords(permission);
    }

    String word(Permission permission) {
        return Value.word(permission);
    }
}
