package org.nbdscope.dissector.protocol;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** Puts the places of a struct in their order. */
final class Layout {

    private final List<Place> places = new ArrayList<>();

    /** Appends fields. */
    Layout add(Place... more) {
        places.addAll(List.of(more));
        return this;
    }

    /** Appends a flags field and its bits; {@code bits} begins with that of bit 0. */
    Layout flags(Place flags, List<FieldDefinition> bits) {
        return add(flags).bits(flags, 0, bits);
    }

    /** Appends bits of a flags field that was appended before; the first of {@code bits} is bit number {@code lowest}. */
    Layout bits(Place flags, int lowest, List<FieldDefinition> bits) {
        for (int i = 0; i < bits.size(); i++) {
            places.add(bits.get(i).bits(flags.offset(), flags.width(), 1L << (lowest + i)));
        }
        return this;
    }

    /** The struct of the places appended so far; the parameters are {@link StructDefinition}'s. */
    StructDefinition struct(String label, int size, String section, String explanation) {
        return new StructDefinition(label, size, List.copyOf(places), explanation, section);
    }
}
