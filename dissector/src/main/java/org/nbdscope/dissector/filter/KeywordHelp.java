package org.nbdscope.dissector.filter;

/** What the completion says of words that join, negate and quantify. */
enum KeywordHelp {
    AND("and", "both", "Rows that satisfy what stands before and what stands after; binds tighter than or."),
    OR("or", "at least one", "Rows that satisfy what stands before, what stands after, or both."),
    XOR("xor", "exactly one", "Rows that satisfy what stands before or what stands after, but not both."),
    NOT("not", "the opposite", "Rows that do not satisfy what follows, also those that lack the field."),
    ANY("any", "of several values", "One value of the field that satisfies the comparison is enough."),
    ALL("all", "of several values", "Every value of the field must satisfy the comparison."),
    CLOSE(")", "close", "Ends what the last open parenthesis began.");

    private final String insert;
    private final String detail;
    private final String explanation;

    KeywordHelp(String insert, String detail, String explanation) {
        this.insert = insert;
        this.detail = detail;
        this.explanation = explanation;
    }

    String insert() {
        return insert;
    }

    String detail() {
        return detail;
    }

    String explanation() {
        return explanation;
    }
}
