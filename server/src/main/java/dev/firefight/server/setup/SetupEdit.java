package dev.firefight.server.setup;

import dev.firefight.document.Node;
import dev.firefight.document.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Alters one thing of a set-up by what somebody filled in, which is read as a document is: with the same checks and the same words. Places of
 * problems are told from this thing on, such as {@code rotations[0].start}; of what no longer fits elsewhere, such as a name that is still used, the
 * place is told as a whole within the words.
 *
 * @param part of the document, such as {@code schedules}
 * @param name of what is altered in it; empty for what is new
 * @param list of what is altered, such as {@code overrides}, to which something is added; empty where the whole of it is replaced
 * @param isRemoval whether it is taken out, whatever was filled in
 */
public record SetupEdit(String part, Optional<String> name, Optional<String> list, boolean isRemoval) {
    /** Something new. */
    public static SetupEdit add(String part) {
        return new SetupEdit(part, Optional.empty(), Optional.empty(), false);
    }

    /** Something that is there, as a whole. */
    public static SetupEdit replace(String part, String name) {
        return new SetupEdit(part, Optional.of(name), Optional.empty(), false);
    }

    /** Something that is there is taken out. */
    public static SetupEdit remove(String part, String name) {
        return new SetupEdit(part, Optional.of(name), Optional.empty(), true);
    }

    /** One more of a list of something that is there. */
    public static SetupEdit append(String part, String name, String list) {
        return new SetupEdit(part, Optional.of(name), Optional.of(list), false);
    }

    /** Does so. What is to be altered and is not there is a problem of its own. */
    public SetupYaml.Result with(Item item, Setup before) {
        Map<String, Node> parts = new LinkedHashMap<>(SetupWriting.parts(before));
        List<Node> all = new ArrayList<>(items(parts.getOrDefault(part, new Node.Nothing(0))));
        int at = name.map(one -> indexOf(one, all)).orElse(all.size());
        if (at < 0) {
            return new SetupYaml.Result.Refused(
                    List.of(new Problem("", 0, "there is no " + Problem.shown(name.orElse("")) + " any more")));
        }
        String prefix = part + "[" + at + "].";
        if (isRemoval) {
            all.remove(at);
        } else if (at == all.size()) {
            all.add(item.node());
        } else if (list.isPresent()) {
            Map<String, Node> fields = new LinkedHashMap<>(fields(all.get(at)));
            List<Node> longer = new ArrayList<>(items(fields.getOrDefault(list.get(), new Node.Nothing(0))));
            prefix += list.get() + "[" + longer.size() + "].";
            longer.add(item.node());
            fields.put(list.get(), new Node.Items(longer, 0));
            all.set(at, new Node.Fields(fields, 0));
        } else {
            all.set(at, item.node());
        }
        parts.put(part, new Node.Items(all, 0));
        return told(SetupYaml.read(parts), prefix);
    }

    private static SetupYaml.Result told(SetupYaml.Result result, String prefix) {
        return switch (result) {
            case SetupYaml.Result.Sound sound -> sound;
            case SetupYaml.Result.Refused(List<Problem> problems) ->
                new SetupYaml.Result.Refused(
                        problems.stream().map(one -> nearer(one, prefix)).toList());
        };
    }

    private static Problem nearer(Problem problem, String prefix) {
        String path = problem.path();
        if (path.startsWith(prefix)) {
            return new Problem(path.substring(prefix.length()), 0, problem.what());
        }
        boolean isOfAll = path.isEmpty() || (path + ".").equals(prefix);
        return new Problem("", 0, isOfAll ? problem.what() : path + " " + problem.what());
    }

    private static int indexOf(String name, List<Node> all) {
        for (int at = 0; at < all.size(); at++) {
            if (fields(all.get(at)).get("name") instanceof Node.Text(String text, int _) && text.equals(name)) {
                return at;
            }
        }
        return -1;
    }

    private static List<Node> items(Node node) {
        return node instanceof Node.Items(List<Node> items, int _) ? items : List.of();
    }

    private static Map<String, Node> fields(Node node) {
        return node instanceof Node.Fields(Map<String, Node> fields, int _) ? fields : Map.of();
    }
}
