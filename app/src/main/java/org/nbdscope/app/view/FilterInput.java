package org.nbdscope.app.view;

import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.FieldLookup;
import org.nbdscope.dissector.filter.FilterSyntaxException;
import org.nbdscope.dissector.protocol.NbdRegistry;

/**
 * What somebody wrote into the filter bar, and whether it is a filter.
 *
 * @param text    as written
 * @param state   what it is
 * @param filter  compiled; null unless it is valid or empty
 * @param problem in one line, why it is none; null where it is one
 * @param start   index of the first character that is wrong
 * @param end     index after the last
 */
public record FilterInput(String text, State state, DisplayFilter filter, String problem, int start, int end) {

    /** What a text is as a filter. */
    public enum State {
        EMPTY,
        VALID,
        /** It breaks off: what follows may make it valid. */
        UNFINISHED,
        INVALID
    }

    /** The fields that a filter may name. */
    public static final FieldLookup FIELDS = FieldLookup.of(NbdRegistry.FIELDS::find, NbdRegistry.FIELDS::startingWith);

    /** Nothing is written. */
    public static final FilterInput NONE = new FilterInput("", State.EMPTY, DisplayFilter.EVERYTHING, null, 0, 0);

    /** Looks at a text. */
    public static FilterInput of(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        try {
            return new FilterInput(text, State.VALID, DisplayFilter.compile(text, FIELDS), null, 0, 0);
        } catch (FilterSyntaxException e) {
            boolean unfinished = e.end() >= text.stripTrailing().length() && couldGoOn(text, e);
            return new FilterInput(text, unfinished ? State.UNFINISHED : State.INVALID, null, e.getMessage(), e.start(), e.end());
        }
    }

    private static boolean couldGoOn(String text, FilterSyntaxException problem) {
        String word = text.substring(Math.min(problem.start(), text.length())).strip();
        return word.isEmpty() || !NbdRegistry.FIELDS.startingWith(word).isEmpty();
    }

    /** Whether rows can be filtered by it. */
    public boolean usable() {
        return filter != null;
    }
}
