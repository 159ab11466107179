package org.nbdscope.dissector.filter;

import java.util.List;

/** How a field's name matches what somebody has written of it, the best way first. */
enum NameMatch {
    /** It begins so. */
    BEGINNING,
    /** Whole parts of it are that: {@code len} in {@code nbd.len}. */
    WHOLE_PARTS,
    /** One part after the other begins so, from any part on: {@code ext.len} in {@code nbd.extent.length}. */
    PARTS,
    /** It contains it. */
    INSIDE,
    /** Not at all. */
    NONE;

    /** The ways that count, the best first. */
    static final List<NameMatch> PROPOSED = List.of(BEGINNING, WHOLE_PARTS, PARTS, INSIDE);

    /** How {@code name} matches {@code written}, both in lower case. */
    static NameMatch of(String name, String written) {
        if (name.startsWith(written)) {
            return BEGINNING;
        }
        if (('.' + name + '.').contains('.' + written + '.')) {
            return WHOLE_PARTS;
        }
        String[] parts = name.split("\\.");
        String[] wanted = written.split("\\.", -1);
        for (int from = 0; from + wanted.length <= parts.length; from++) {
            int matching = 0;
            while (matching < wanted.length && parts[from + matching].startsWith(wanted[matching])) {
                matching++;
            }
            if (matching == wanted.length) {
                return PARTS;
            }
        }
        return name.contains(written) ? INSIDE : NONE;
    }
}
