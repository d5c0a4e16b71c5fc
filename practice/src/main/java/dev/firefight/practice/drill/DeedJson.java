package dev.firefight.practice.drill;

import dev.firefight.document.wire.Kinds;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Facts;
import dev.firefight.practice.drill.Deed.Said;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How deeds are written: what is said as facts are everywhere, and the others beside them. The names stand in logs, and are never altered. */
final class DeedJson {
    private static final Kinds<Fact> FACTS = new Kinds<>(Fact.class, Facts.NAMED);
    private static final Kinds<Deed> DEEDS = new Kinds<>(Deed.class, others());

    private DeedJson() {}

    private static SequencedMap<String, Class<? extends Deed>> others() {
        SequencedMap<String, Class<? extends Deed>> types = new LinkedHashMap<>();
        types.put("acted", Deed.Acted.class);
        types.put("looked", Deed.Looked.class);
        types.put("hinted", Deed.Hinted.class);
        types.put("diagnosed", Deed.Diagnosed.class);
        types.put("reviewed", Deed.Reviewed.class);
        types.put("promised", Deed.Promised.class);
        types.put("revealed", Deed.Revealed.class);
        return types;
    }

    static ObjectNode write(Deed deed) {
        return deed instanceof Said said ? FACTS.write(said.fact()) : DEEDS.write(deed);
    }

    /** Throws {@link WireException} for what is no deed. */
    static Deed read(JsonNode node) {
        return DEEDS.names().contains(node.path(Kinds.KIND).asString(""))
                ? DEEDS.read(node)
                : new Said(FACTS.read(node));
    }
}
