package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/** Reads what stands for a value of a number field: a name, a number, a boolean, or a time. */
final class NumberLiteral {
    private static final Range FALSE = Range.of(0);
    private static final Range TRUE = Range.of(1, -1);

    private NumberLiteral() {
    }

    /** The numbers that the token stands for: one, or, for true, all but 0. */
    static Range parse(FieldDefinition field, Token token) throws FilterSyntaxException {
        String word = token.value();
        Long named = NamedValueLiteral.find(field, token);
        if (named != null) {
            return Range.of(named);
        }
        return switch (field.type()) {
            case BOOLEAN -> truth(field, token, word);
            case TIME, DURATION -> Range.of(TimeLiteral.parse(field, token));
            default -> Range.of(IntegerLiteral.parse(field, token));
        };
    }

    private static Range truth(FieldDefinition field, Token token, String word) throws FilterSyntaxException {
        if (word.equalsIgnoreCase("true")) {
            return TRUE;
        }
        if (word.equalsIgnoreCase("false")) {
            return FALSE;
        }
        if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
            throw token.error('"' + word + "\" is no value of " + field.name() + "; it is true or false");
        }
        return IntegerLiteral.parse(field, token) == 0 ? FALSE : TRUE;
    }
}
