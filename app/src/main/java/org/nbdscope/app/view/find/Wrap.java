package org.nbdscope.app.view.find;

/** Whether the way to the next found row went over an end of the list, and on which side it came in again. */
public enum Wrap {
    NONE(""),
    TO_TOP("the end was reached, continued at the top"),
    TO_END("the top was reached, continued at the end");

    private final String words;

    Wrap(String words) {
        this.words = words;
    }

    /** What people are told; "" for nothing. */
    String words() {
        return words;
    }

    /**
     * Of a way from place to place.
     *
     * @param from negative for outside of the list
     */
    public static Wrap of(int from, int to, boolean forward) {
        if (from < 0 || (forward ? to > from : to < from)) {
            return NONE;
        }
        return forward ? TO_TOP : TO_END;
    }
}
