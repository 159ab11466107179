package org.nbdscope.dissector.filter;

/** The six ways to compare a value with another. */
enum Comparison {
    EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL;

    /** Whether a value that compares with another as {@code order} (negative, 0, positive) stands in this relation to it. */
    boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /**
     * Whether a value stands in this relation to any, or to all, of several others, of which the least, the greatest and membership
     * tell enough.
     *
     * @param toLeast    how the value compares with the least of the others
     * @param toGreatest how it compares with the greatest
     * @param member     whether it is one of them; only looked at where {@link #asksMembership} says so
     */
    boolean holdsAgainst(boolean all, int toLeast, int toGreatest, boolean member) {
        boolean noOther = toLeast == 0 && toGreatest == 0;
        return switch (this) {
            case EQUAL -> all ? noOther : member;
            case NOT_EQUAL -> all ? !member : !noOther;
            case LESS, LESS_OR_EQUAL -> holds(all ? toLeast : toGreatest);
            case GREATER, GREATER_OR_EQUAL -> holds(all ? toGreatest : toLeast);
        };
    }

    /** Whether {@link #holdsAgainst} looks at membership. */
    boolean asksMembership(boolean all) {
        return this == (all ? NOT_EQUAL : EQUAL);
    }
}
