package org.nbdscope.dissector.filter;

import java.util.EnumSet;
import java.util.Set;
import org.nbdscope.dissector.schema.FieldType;

/** What the completion says of operators, and to which types it proposes them. */
enum OperatorHelp {
    EQUAL("==", "equal", "Any of the field's values is equal.", Types.VALUES),
    NOT_EQUAL("!=", "not equal", "All of the field's values differ; false where the field is absent.", Types.VALUES),
    LESS("<", "less", "Any of the field's values is less.", Types.NUMBERS),
    LESS_OR_EQUAL("<=", "less or equal", "Any of the field's values is less or equal.", Types.NUMBERS),
    GREATER(">", "greater", "Any of the field's values is greater.", Types.NUMBERS),
    GREATER_OR_EQUAL(">=", "greater or equal", "Any of the field's values is greater or equal.", Types.NUMBERS),
    IN("in {", "one of several", "Any of the field's values is in a list of values and ranges: in {1, 5..9}.", Types.LISTED),
    BITS("&", "bits set", "Any of the bits of a mask is set: & 0x1.", Types.INTEGERS),
    CONTAINS("contains", "contains", "The text or the bytes stand somewhere in the value, with the same case.", Types.CONTENT),
    MATCHES("matches", "regular expression", "A regular expression, blind to case, is found somewhere in the text.", Types.TEXT);

    private final String insert;
    private final String detail;
    private final String explanation;
    private final Set<FieldType> types;

    OperatorHelp(String insert, String detail, String explanation, Set<FieldType> types) {
        this.insert = insert;
        this.detail = detail;
        this.explanation = explanation;
        this.types = types;
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

    boolean suits(FieldType type) {
        return types.contains(type);
    }

    /** Groups of types; in a class of its own because an enum's constants are made before its other fields. */
    private static final class Types {
        static final Set<FieldType> VALUES = EnumSet.complementOf(EnumSet.of(FieldType.NONE));
        static final Set<FieldType> INTEGERS = EnumSet.of(FieldType.UINT8, FieldType.UINT16, FieldType.UINT32, FieldType.UINT64);
        static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.UINT8, FieldType.UINT16, FieldType.UINT32, FieldType.UINT64,
                FieldType.TIME, FieldType.DURATION);
        static final Set<FieldType> LISTED = EnumSet.complementOf(EnumSet.of(FieldType.NONE, FieldType.BOOLEAN));
        static final Set<FieldType> CONTENT = EnumSet.of(FieldType.STRING, FieldType.BYTES);
        static final Set<FieldType> TEXT = EnumSet.of(FieldType.STRING);
    }
}
