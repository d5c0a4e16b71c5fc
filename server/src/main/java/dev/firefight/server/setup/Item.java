package dev.firefight.server.setup;

import dev.firefight.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thing of a document, as somebody fills it in: names with what stands there. It is read as the document is, with the same answers. */
public final class Item {
    private final Map<String, Node> fields = new LinkedHashMap<>();

    /** A text; nothing where it is empty, as nobody fills in a field that they leave out. */
    public Item put(String name, String text) {
        if (!text.isBlank()) {
            fields.put(name, new Node.Text(text.strip(), 0));
        }
        return this;
    }

    /** A list of texts, without those that are empty. */
    public Item texts(String name, List<String> texts) {
        List<Node> some = texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .<Node>map(text -> new Node.Text(text, 0))
                .toList();
        if (!some.isEmpty()) {
            fields.put(name, new Node.Items(some, 0));
        }
        return this;
    }

    /** A part with fields of its own; nothing where it has none. */
    public Item put(String name, Item part) {
        if (!part.fields.isEmpty()) {
            fields.put(name, part.node());
        }
        return this;
    }

    /** The same part even where it has no fields, since that means something. */
    public Item always(String name, Item part) {
        fields.put(name, part.node());
        return this;
    }

    /** A list of parts. */
    public Item items(String name, List<Item> parts) {
        if (!parts.isEmpty()) {
            fields.put(name, new Node.Items(parts.stream().map(Item::node).toList(), 0));
        }
        return this;
    }

    /** Whether nothing was filled in. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    Node node() {
        return new Node.Fields(new LinkedHashMap<>(fields), 0);
    }
}
