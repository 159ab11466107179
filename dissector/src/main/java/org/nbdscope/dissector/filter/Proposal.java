package org.nbdscope.dissector.filter;

/**
 * Something that could stand at the caret of a filter that is being written.
 *
 * @param insert      the text to put there
 * @param replaceFrom index of the first character that it replaces
 * @param replaceTo   index after the last; equal to {@code replaceFrom} where it only inserts
 * @param label       what a list of proposals shows
 * @param detail      a few words beside it: a field's label, a value's number
 * @param explanation one or two sentences for somebody who does not know it; may be empty
 * @param kind        what it is
 */
public record Proposal(String insert, int replaceFrom, int replaceTo, String label, String detail, String explanation, Kind kind) {

    /** What a proposal is. */
    public enum Kind {
        /** A field's name. */
        FIELD,
        /** A way to compare. */
        OPERATOR,
        /** A value of the field before it. */
        VALUE,
        /** A word that joins or negates. */
        KEYWORD
    }
}
