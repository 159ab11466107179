package org.nbdscope.dissector.filter;

import java.nio.charset.StandardCharsets;

/**
 * A token of a filter's text.
 *
 * @param source  the whole text
 * @param start   index of its first character
 * @param end     index after its last
 * @param content of a string, its bytes with escapes resolved, what was not escaped in UTF-8; else null
 * @param problem of an invalid token, what is wrong; else null
 */
record Token(TokenKind kind, String source, int start, int end, byte[] content, String problem) {

    /** The token as it is written. */
    String text() {
        return source.substring(start, end);
    }

    /** What a word or string says, without quotes. */
    String value() {
        return kind == TokenKind.STRING ? new String(content, StandardCharsets.UTF_8) : text();
    }

    /** How messages name it. */
    String quoted() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "the string " + text();
            default -> '"' + text() + '"';
        };
    }

    /** An error at this token. */
    FilterSyntaxException error(String message) {
        return new FilterSyntaxException(source, start, end, message);
    }
}
