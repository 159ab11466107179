package org.nbdscope.app.view.coverage;

import java.util.BitSet;

/** Of marks narrower than a pixel there is one for each pixel, in whatever order they come: more could not be told apart. */
final class NarrowMarks {

    private final BitSet taken = new BitSet();

    /** Whether a mark from one place to another, both not below 0, is wide or the first in its pixel. */
    boolean apart(double from, double to) {
        if (to - from >= 1) {
            return true;
        }
        int pixel = (int) from;
        boolean first = !taken.get(pixel);
        taken.set(pixel);
        return first;
    }
}
