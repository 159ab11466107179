package org.nbdscope.dissector.filter;

import java.util.Arrays;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;

/** The numbers of a field compared with the numbers of another field of the same row; any pair, or all pairs. */
final class NumberPairTest extends FieldTest {
    private final long mask;
    private final Comparison comparison;
    private final FieldDefinition right;
    private final RightValues rightValues = new RightValues();

    /** @param mask the bits of the left numbers that are looked at; -1 for all */
    NumberPairTest(FieldDefinition field, boolean all, long mask, Comparison comparison, FieldDefinition right) {
        super(field, all);
        this.mask = mask;
        this.comparison = comparison;
        this.right = right;
    }

    @Override
    boolean test(FieldValues row) {
        rightValues.count = 0;
        row.each(right, rightValues);
        if (rightValues.count == 0) {
            return false;
        }
        if (rightValues.count > 1 && comparison.asksMembership(all)) {
            rightValues.sort();
        }
        return super.test(row);
    }

    @Override
    public boolean number(long value) {
        long left = comparable(value, field) & mask;
        int toLeast = Long.compareUnsigned(left, rightValues.least);
        int toGreatest = Long.compareUnsigned(left, rightValues.greatest);
        boolean member = comparison.asksMembership(all) && rightValues.contains(left);
        return decide(comparison.holdsAgainst(all, toLeast, toGreatest, member));
    }

    /** Booleans are equal when both are true, whatever bits made them so. */
    private static long comparable(long value, FieldDefinition field) {
        return field.type() != FieldType.BOOLEAN || value == 0 ? value : 1;
    }

    @Override
    Node copy() {
        return new NumberPairTest(field, all, mask, comparison, right);
    }

    /** The right field's numbers in a buffer that grows to the longest row and stays. */
    private final class RightValues extends ValueCollector {
        private long[] values = new long[4];
        private int count;
        private long least;
        private long greatest;

        @Override
        public boolean number(long raw) {
            long value = comparable(raw, right);
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            least = count == 0 || Long.compareUnsigned(value, least) < 0 ? value : least;
            greatest = count == 0 || Long.compareUnsigned(value, greatest) > 0 ? value : greatest;
            values[count++] = value;
            return false;
        }

        /** Signed order is good enough to find equal values. */
        void sort() {
            Arrays.sort(values, 0, count);
        }

        boolean contains(long value) {
            return Arrays.binarySearch(values, 0, count, value) >= 0;
        }
    }
}
