package org.nbdscope.dissector.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a filter into tokens. It never fails: what is wrong becomes an invalid token, so that errors come in their order. */
final class Lexer {
    private static final int LONGEST_SYMBOL = 3;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of a text; the last one is its end. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.add(TokenKind.END, text.length());
        return lexer.tokens;
    }

    /** Whether a character can stand in a word. A word ends before "..", which makes ranges. */
    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '.' || c == ':' || c == '-' || c == '/';
    }

    private boolean skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '"') {
            string(at + 1);
        } else if (c == 'r' && text.startsWith("\"", at + 1)) {
            rawString();
        } else if (isWordPart(c) && c != '/' && !text.startsWith("..", at)) {
            word();
        } else {
            symbol();
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end)) && !text.startsWith("..", end)) {
            end++;
        }
        TokenKind keyword = TokenKind.spelled(text.substring(at, end));
        add(keyword == null ? TokenKind.WORD : keyword, end);
    }

    private void symbol() {
        for (int length = Math.min(LONGEST_SYMBOL, text.length() - at); length > 0; length--) {
            TokenKind kind = TokenKind.spelled(text.substring(at, at + length));
            if (kind != null) {
                add(kind, at + length);
                return;
            }
        }
        char c = text.charAt(at);
        addInvalid(at + 1, switch (c) {
            case '=' -> "\"=\" is no operator; \"==\" compares";
            case '|' -> "\"|\" is no operator; \"||\" is \"or\"";
            case '^' -> "\"^\" is no operator; \"^^\" is \"xor\"";
            case '\'' -> "text stands between double quotes";
            case '[' -> "slices of fields are not part of this filter language";
            default -> "\"" + c + "\" has no meaning in a filter";
        });
    }

    private void rawString() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int begin = at + 2;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                content.writeBytes(text.substring(begin, i).getBytes(StandardCharsets.UTF_8));
                addString(i + 1, content);
                return;
            }
            if (c == '\\') {
                i++; // a quote after a backslash does not end the string; both stay
            }
        }
        addInvalid(text.length(), "the string is never closed");
    }

    private void string(int begin) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int plain = begin;
        int i = begin;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '"' && c != '\\') {
                i++;
                continue;
            }
            content.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
            if (c == '"') {
                addString(i + 1, content);
                return;
            }
            int after = escape(i, content);
            if (after < 0) {
                at = i;
                addInvalid(Math.min(text.length(), i + 2), "no such escape in a string; a backslash is \\\\, or write r\"...\"");
                at = text.length(); // nobody knows where the string ends
                return;
            }
            i = after;
            plain = i;
        }
        addInvalid(text.length(), "the string is never closed");
    }

    /** Resolves the escape at {@code from} and returns the index after it, or -1 when it is none. */
    private int escape(int from, ByteArrayOutputStream content) {
        char c = from + 1 < text.length() ? text.charAt(from + 1) : 0;
        int simple = "abfnrtv\\\"'".indexOf(c);
        if (simple >= 0 && c != 0) {
            content.write("\007\b\f\n\r\t\013\\\"'".charAt(simple));
            return from + 2;
        }
        if (c == 'x') {
            int end = digits(from + 2, 2, 16);
            return end == from + 2 ? -1 : writeByte(from + 2, end, 16, content);
        }
        if (c >= '0' && c <= '7') {
            return writeByte(from + 1, digits(from + 1, 3, 8), 8, content);
        }
        int length = c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (length == 0 || digits(from + 2, length, 16) != from + 2 + length) {
            return -1;
        }
        long codePoint = Long.parseLong(text, from + 2, from + 2 + length, 16);
        if (codePoint > Character.MAX_CODE_POINT) {
            return -1;
        }
        content.writeBytes(Character.toString((int) codePoint).getBytes(StandardCharsets.UTF_8));
        return from + 2 + length;
    }

    private int writeByte(int from, int to, int radix, ByteArrayOutputStream content) {
        int value = Integer.parseInt(text, from, to, radix);
        if (value > 0xff) {
            return -1;
        }
        content.write(value);
        return to;
    }

    /** The index after at most {@code most} digits from {@code from}. */
    private int digits(int from, int most, int radix) {
        int i = from;
        while (i < text.length() && i < from + most && text.charAt(i) < 0x80 && Character.digit(text.charAt(i), radix) >= 0) {
            i++;
        }
        return i;
    }

    private void add(TokenKind kind, int end) {
        tokens.add(new Token(kind, text, at, end, null, null));
        at = end;
    }

    private void addString(int end, ByteArrayOutputStream content) {
        tokens.add(new Token(TokenKind.STRING, text, at, end, content.toByteArray(), null));
        at = end;
    }

    private void addInvalid(int end, String problem) {
        tokens.add(new Token(TokenKind.INVALID, text, at, end, null, problem));
        at = end;
    }
}
