package dev.firefight.server.web;

import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Permission;
import java.util.Optional;

/**
 * What stands around a page.
 *
 * @param title in the window's title
 * @param caller who looks; empty for who is not let in yet
 * @param path of the page
 * @param tour through a demo; empty where it is none
 */
record Frame(String title, Optional<Caller> caller, String path, Optional<Tour> tour) {
    /** Of a page on which nobody is shown around. */
    Frame(String title, Optional<Caller> caller, String path) {
        this(title, caller, path, Optional.empty());
    }

    /** The key that forms bring along. */
    String formKey() {
        return caller.map(Caller::formKey).orElse("");
    }

    /** Whether the one who looks may do what needs a permission. */
    boolean may(Permission needed) {
        return caller.filter(one -> one.permission().includes(needed)).isPresent();
    }

    /** Address of a file of the pages, which changes when the file does. */
    String file(String name) {
        return Assets.address(name);
    }
}
