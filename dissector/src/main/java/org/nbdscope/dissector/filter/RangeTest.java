package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/** Numbers and addresses compared with constants. */
final class RangeTest extends FieldTest {
    private final long mask;
    private final RangeSet ranges;

    /**
     * @param mask   the bits of a number that are looked at; -1 for all
     * @param ranges what passes
     */
    RangeTest(FieldDefinition field, boolean all, long mask, RangeSet ranges) {
        super(field, all);
        this.mask = mask;
        this.ranges = ranges;
    }

    @Override
    public boolean number(long value) {
        return decide(ranges.contains(0, value & mask));
    }

    @Override
    public boolean address(long high, long low) {
        return decide(ranges.contains(high, low));
    }

    @Override
    Node copy() {
        return new RangeTest(field, all, mask, ranges);
    }
}
