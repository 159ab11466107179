package org.nbdscope.dissector.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;

/** Makes the tests on one field out of values as they are written, as the field's type reads them. */
final class FieldTests {
    private final FieldDefinition field;
    private final Token name;
    private final long mask;
    private final FieldLookup lookup;

    /**
     * @param name where the field stands in the text, for errors
     * @param mask the bits of the field that are looked at; -1 for all
     */
    FieldTests(FieldDefinition field, Token name, long mask, FieldLookup lookup) {
        this.field = field;
        this.name = name;
        this.mask = mask;
        this.lookup = lookup;
    }

    /** An item of a set: a value, or two different ones that begin and end a range. */
    record Item(Token first, Token last) {
    }

    FieldDefinition field() {
        return field;
    }

    /** Whether the field has no values, so that its presence is all there is to ask. */
    static boolean isMark(FieldDefinition field) {
        return field.type() == FieldType.NONE;
    }

    /** Fails unless the field has values to compare. */
    void requireValue(Token operator) throws FilterSyntaxException {
        if (isMark(field)) {
            throw operator.error(field.name() + " has no value; it is there or not, so write its bare name");
        }
    }

    /** Fails unless the field's values can contain something. */
    void requireContent(Token operator) throws FilterSyntaxException {
        if (field.type() != FieldType.STRING && field.type() != FieldType.BYTES) {
            throw name.error(field.name() + " is " + kind(field) + "; " + operator.quoted() + " works on text and bytes");
        }
    }

    /** Fails unless the field's values are text. */
    void requireText(Token operator) throws FilterSyntaxException {
        if (field.type() != FieldType.STRING) {
            throw name.error(field.name() + " is " + kind(field) + "; " + operator.quoted() + " works on text");
        }
    }

    /** Compares with a constant. */
    Node compare(Comparison comparison, boolean all, Token value) throws FilterSyntaxException {
        return switch (field.type()) {
            case STRING -> {
                String text = value.value();
                yield new TextTest(field, all, each -> comparison.holds(each.compareTo(text)));
            }
            case BYTES -> {
                byte[] bytes = BytesLiteral.parse(field, value);
                yield new BytesTest(field, all, each -> comparison.holds(Arrays.compareUnsigned(each, bytes)));
            }
            default -> new RangeTest(field, all, mask, RangeSet.of(comparison, range(value)));
        };
    }

    /** Compares with another field. */
    Node compare(Comparison comparison, boolean all, FieldDefinition right, Token rightName) throws FilterSyntaxException {
        if (!kind(field).equals(kind(right)) || isMark(right)) {
            String hint = field.type() == FieldType.STRING ? "; quote it to mean the text" : "";
            throw rightName.error(right.name() + " is " + kind(right) + " and " + field.name() + " is " + kind(field)
                    + ", they do not compare" + hint);
        }
        return field.type().isNumber() || field.type() == FieldType.BOOLEAN
                ? new NumberPairTest(field, all, mask, comparison, right) : new KeyPairTest(field, all, comparison, right);
    }

    /** Whether values are in a set, or, when {@code negated}, outside. */
    Node in(List<Item> items, boolean all, boolean negated) throws FilterSyntaxException {
        switch (field.type()) {
            case STRING -> {
                Predicate<String> inside = within(items, Token::value, Comparator.naturalOrder());
                return new TextTest(field, all, negated ? inside.negate() : inside);
            }
            case BYTES -> {
                Predicate<byte[]> inside = within(items, token -> BytesLiteral.parse(field, token), Arrays::compareUnsigned);
                return new BytesTest(field, all, negated ? inside.negate() : inside);
            }
            default -> {
                List<Range> ranges = new ArrayList<>();
                for (Item item : items) {
                    ranges.add(range(item));
                }
                RangeSet set = RangeSet.of(ranges);
                return new RangeTest(field, all, mask, negated ? set.complement() : set);
            }
        }
    }

    /** Whether values contain a text or bytes. */
    Node contains(boolean all, Token value) throws FilterSyntaxException {
        if (field.type() == FieldType.STRING) {
            String text = value.value();
            return new TextTest(field, all, each -> each.contains(text));
        }
        byte[] bytes = BytesLiteral.parse(field, value);
        return new BytesTest(field, all, each -> BytesTest.contains(each, bytes));
    }

    /** Whether values match a regular expression. */
    Node matches(boolean all, Token value) throws FilterSyntaxException {
        if (value.kind() != TokenKind.STRING) {
            throw value.error("expected a regular expression between quotes after \"matches\"");
        }
        return new TextTest(field, all, TextPattern.compile(value));
    }

    private Range range(Token value) throws FilterSyntaxException {
        return field.type() == FieldType.ADDRESS ? AddressLiteral.parse(field, value) : NumberLiteral.parse(field, value);
    }

    private Range range(Item item) throws FilterSyntaxException {
        Range first = range(constant(item.first()));
        Range last = range(constant(item.last()));
        if (first.first().compareTo(last.last()) > 0) {
            throw backwards(item);
        }
        return new Range(first.first(), last.last());
    }

    private interface Reader<T> {
        T read(Token token) throws FilterSyntaxException;
    }

    private <T> Predicate<T> within(List<Item> items, Reader<T> reader, Comparator<T> order) throws FilterSyntaxException {
        List<Predicate<T>> parts = new ArrayList<>();
        for (Item item : items) {
            T first = reader.read(constant(item.first()));
            T last = reader.read(constant(item.last()));
            if (order.compare(first, last) > 0) {
                throw backwards(item);
            }
            parts.add(value -> order.compare(value, first) >= 0 && order.compare(value, last) <= 0);
        }
        return value -> parts.stream().anyMatch(part -> part.test(value));
    }

    private Token constant(Token token) throws FilterSyntaxException {
        if (token.kind() == TokenKind.WORD && lookup.find(token.text()) != null) {
            throw token.error(token.quoted() + " is a field; a set holds values");
        }
        return token;
    }

    private static FilterSyntaxException backwards(Item item) {
        Token first = item.first();
        return new FilterSyntaxException(first.source(), first.start(), item.last().end(), "this range ends before it begins");
    }

    /** What the values of a field are, in words; fields of the same words can be compared. */
    private static String kind(FieldDefinition field) {
        return switch (field.type()) {
            case UINT8, UINT16, UINT32, UINT64 -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "text";
            case BYTES -> "bytes";
            case ADDRESS -> "an address";
            case TIME -> "a time";
            case DURATION -> "a duration";
            case NONE -> "a mark without value";
        };
    }
}
