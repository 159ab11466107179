package org.nbdscope.dissector.filter;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expressions of {@code matches}: found anywhere in the text and blind to case, unless they say {@code (?-i)}. */
final class TextPattern {
    /** Characters that a regular expression may have; its compiler uses the stack for every group in a group. */
    static final int MAX_LENGTH = 1000;

    private TextPattern() {
    }

    static Predicate<String> compile(Token token) throws FilterSyntaxException {
        String expression = token.value();
        if (expression.length() > MAX_LENGTH) {
            throw token.error("the regular expression is longer than " + MAX_LENGTH + " characters");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            throw at(token, e);
        }
        return text -> finds(pattern, text);
    }

    /** The place in the expression is the place in the filter as long as no escapes precede it; else the whole string is pointed at. */
    private static FilterSyntaxException at(Token token, PatternSyntaxException e) {
        String message = "bad regular expression: " + e.getDescription();
        int quote = token.text().indexOf('"') + 1;
        int place = token.start() + quote + e.getIndex();
        boolean written = token.text().startsWith(token.value(), quote);
        if (e.getIndex() < 0 || !written || place >= token.end() - 1) {
            return token.error(message);
        }
        return new FilterSyntaxException(token.source(), place, place + 1, message);
    }

    /** Java's matcher recurses over repeated groups: a text that is too long for that is one that does not match. */
    private static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(text).find();
        } catch (StackOverflowError e) {
            return false;
        }
    }
}
