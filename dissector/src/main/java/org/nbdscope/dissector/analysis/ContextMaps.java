package org.nbdscope.dissector.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is known of a disk in each of its metadata contexts, in the order in which the contexts were first answered about. */
public final class ContextMaps {

    /** Contexts kept of one disk; answers about further ones are left out. */
    public static final int MAX_CONTEXTS = 256;

    private final Long size;
    private final Map<String, CoverageMap> maps = new LinkedHashMap<>();

    /**
     * Nothing known yet.
     *
     * @param size the export's size in bytes, unsigned; null where it is not known
     */
    ContextMaps(Long size) {
        this.size = size;
    }

    /** Names of the contexts that were answered about; {@code id n} where the handshake that named them was not seen. */
    public Set<String> contexts() {
        return Collections.unmodifiableSet(maps.keySet());
    }

    /** What is known in a context; null where nothing was answered. */
    public CoverageMap map(String context) {
        return maps.get(context);
    }

    ContextMaps copy() {
        ContextMaps copy = new ContextMaps(size);
        maps.forEach((context, map) -> copy.maps.put(context, map.copy()));
        return copy;
    }

    /** A chunk's extents in their order, the first at {@code offset}; what would lie behind 2^64 is no answer. */
    void answer(String context, long offset, StatusExtents extents, long when) {
        CoverageMap map = maps.get(context);
        if (map == null) {
            if (maps.size() == MAX_CONTEXTS) {
                return;
            }
            map = new CoverageMap(size);
            maps.put(context, map);
        }
        long at = offset;
        for (int i = 0; i < extents.count(); i++) {
            long length = extents.length(i);
            map.answer(at, length, extents.flags(i), when);
            long next = at + length;
            if (Long.compareUnsigned(next, at) < 0) {
                return;
            }
            at = next;
        }
    }
}
