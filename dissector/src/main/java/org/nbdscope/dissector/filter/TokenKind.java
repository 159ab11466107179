package org.nbdscope.dissector.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of tokens, with the spellings of those that are spelled in one or a few ways. */
enum TokenKind {
    /** A field's name, a number, a name of a value, an address, bytes: what it is depends on where it stands. */
    WORD,
    /** Text between quotes. */
    STRING,
    /** What no token begins with, or a string that does not end. */
    INVALID,
    /** The end of the text. */
    END,

    OR("or", "||"), XOR("xor", "^^"), AND("and", "&&"), NOT("not", "!"),

    EQUAL(Comparison.EQUAL, false, "==", "eq", "any_eq"),
    NOT_EQUAL(Comparison.NOT_EQUAL, true, "!=", "ne", "all_ne"),
    ALL_EQUAL(Comparison.EQUAL, true, "===", "all_eq"),
    ANY_NOT_EQUAL(Comparison.NOT_EQUAL, false, "!==", "any_ne", "~="),
    LESS(Comparison.LESS, false, "<", "lt"),
    LESS_OR_EQUAL(Comparison.LESS_OR_EQUAL, false, "<=", "le"),
    GREATER(Comparison.GREATER, false, ">", "gt"),
    GREATER_OR_EQUAL(Comparison.GREATER_OR_EQUAL, false, ">=", "ge"),

    CONTAINS("contains"), MATCHES("matches", "~"), IN("in"), ANY("any"), ALL("all"), BITS("&"),
    OPEN("("), CLOSE(")"), OPEN_SET("{"), CLOSE_SET("}"), COMMA(","), RANGE("..");

    private static final Map<String, TokenKind> BY_SPELLING = new HashMap<>();

    static {
        for (TokenKind kind : values()) {
            kind.spellings.forEach(spelling -> BY_SPELLING.put(spelling, kind));
        }
    }

    private final Comparison comparison;
    private final boolean all;
    private final List<String> spellings;

    TokenKind(String... spellings) {
        this(null, false, spellings);
    }

    TokenKind(Comparison comparison, boolean all, String... spellings) {
        this.comparison = comparison;
        this.all = all;
        this.spellings = List.of(spellings);
    }

    /** The kind that is spelled so, or null. */
    static TokenKind spelled(String text) {
        return BY_SPELLING.get(text);
    }

    /** How it compares; null where it is no comparison. */
    Comparison comparison() {
        return comparison;
    }

    /** Whether all values of a field must satisfy the comparison (unless {@code any} precedes it) and not only one. */
    boolean comparesAll() {
        return all;
    }

    /** Every spelling, the usual one first. */
    List<String> spellings() {
        return spellings;
    }
}
