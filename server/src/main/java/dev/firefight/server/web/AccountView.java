package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.Session;
import dev.firefight.server.access.Token;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's own account.
 *
 * @param caller whose it is
 * @param tokens that act for them
 * @param sessions in which they are logged in
 * @param secret of a token that was just made; shown once
 * @param problem why something was not done; empty where all was
 */
record AccountView(Caller caller, List<Token> tokens, List<Session> sessions, Optional<String> secret, String problem) {
    String words(Permission permission) {
        return permissionWords(permission);
    }

    String word(Permission permission) {
        return Value.word(permission);
    }

    static String permissionWords(Permission permission) {
        return switch (permission) {
            case VIEWER -> "look";
            case RESPONDER -> "look and write";
            case ADMIN -> "do everything";
        };
    }
}
