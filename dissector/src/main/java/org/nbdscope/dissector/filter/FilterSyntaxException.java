package org.nbdscope.dissector.filter;

/** A display filter that does not compile: where in its text, what is wrong, and what would be right. The message is one line. */
public final class FilterSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Characters of the text that the picture shows on either side of the place. */
    private static final int PICTURED = 100;

    private final String text;
    private final int start;
    private final int end;

    FilterSyntaxException(String text, int start, int end, String message) {
        super(oneLine(message));
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /** The whole text of the filter. */
    public String text() {
        return text;
    }

    /** Index in {@link #text} of the first character that is wrong; the length of the text where something is missing at its end. */
    public int start() {
        return start;
    }

    /** Index after the last character that is wrong; never below {@link #start}, and equal to it where something is missing. */
    public int end() {
        return end;
    }

    /** Two lines for a terminal: the text, or what is near the place in a long one, and under it a caret with tildes to the end. */
    public String pointAt() {
        int from = Math.max(0, start - PICTURED);
        int to = Math.min(text.length(), start + PICTURED);
        int column = text.codePointCount(from, start);
        int width = Math.max(1, text.codePointCount(start, Math.min(end, to)));
        return oneLine(text.substring(from, to)) + "\n" + " ".repeat(column) + "^" + "~".repeat(width - 1);
    }

    /** Control characters would move the caret away from its place, or do worse to a terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
