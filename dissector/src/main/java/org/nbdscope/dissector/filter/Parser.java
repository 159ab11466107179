package org.nbdscope.dissector.filter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * Makes nodes of a filter's text. From loosest to tightest: {@code or}, {@code xor}, {@code and}, {@code not}, then relations of a
 * field, as in Wireshark:
 * <pre>
 * filter   = [or]                         not      = {"not"} (relation | "(" or ")")
 * or       = xor {"or" xor}               relation = ["any" | "all"] field ["&amp;" number] [test]
 * xor      = and {"xor" and}              test     = comparison (value | field) | "contains" value | "matches" string
 * and      = not {"and" not}                       | ["not"] "in" "{" value [".." value] {"," value [".." value]} "}"
 * </pre>
 */
final class Parser {
    /** Parentheses may nest so deep; each costs the stack a few frames, here and for every row. */
    static final int MAX_NESTING = 100;

    private final List<Token> tokens;
    private final FieldLookup lookup;
    private final Set<FieldDefinition> fields = new LinkedHashSet<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private int at;
    private int depth;
    /** The field of the relation just read when nothing but its name was there; else null. */
    private FieldDefinition bare;

    Parser(List<Token> tokens, FieldLookup lookup) {
        this.tokens = tokens;
        this.lookup = lookup;
    }

    /** Reads the whole text. */
    Node parse() throws FilterSyntaxException {
        expect(Expectation.What.FIELD, null);
        if (current().kind() == TokenKind.END) {
            return new Everything();
        }
        Node node = or();
        if (current().kind() == TokenKind.CLOSE) {
            throw current().error("\")\" closes nothing");
        }
        if (current().kind() != TokenKind.END) {
            throw unexpected(joints());
        }
        return node;
    }

    /** The fields that were named, in the order of the text. */
    Set<FieldDefinition> fields() {
        return fields;
    }

    /** What could follow at the end of the text, if parsing came that far. */
    List<Expectation> expectations() {
        return expectations;
    }

    private Node or() throws FilterSyntaxException {
        return joined(TokenKind.OR, this::xor);
    }

    private Node xor() throws FilterSyntaxException {
        return joined(TokenKind.XOR, this::and);
    }

    private Node and() throws FilterSyntaxException {
        return joined(TokenKind.AND, this::not);
    }

    private interface Level {
        Node parse() throws FilterSyntaxException;
    }

    private Node joined(TokenKind joint, Level level) throws FilterSyntaxException {
        Node first = level.parse();
        if (current().kind() != joint) {
            return first;
        }
        List<Node> parts = new ArrayList<>(List.of(first));
        while (accept(joint)) {
            parts.add(level.parse());
        }
        return new Joined(joint, parts);
    }

    private Node not() throws FilterSyntaxException {
        boolean negated = false;
        while (accept(TokenKind.NOT)) {
            negated = !negated;
        }
        Node node = current().kind() == TokenKind.OPEN ? parenthesized() : relation();
        expect(Expectation.What.JOINT, null);
        return negated ? new Negated(node) : node;
    }

    private Node parenthesized() throws FilterSyntaxException {
        Token open = advance();
        if (++depth > MAX_NESTING) {
            throw open.error("parentheses nest deeper than " + MAX_NESTING);
        }
        Node node = or();
        if (current().kind() == TokenKind.END) {
            throw open.error("\"(\" is never closed");
        }
        if (!accept(TokenKind.CLOSE)) {
            throw unexpected(joints());
        }
        depth--;
        bare = null;
        return node;
    }

    private Node relation() throws FilterSyntaxException {
        expect(Expectation.What.FIELD, null);
        Token quantifier = current().kind() == TokenKind.ANY || current().kind() == TokenKind.ALL ? advance() : null;
        if (quantifier != null) {
            expect(Expectation.What.NAME, null);
        }
        if (current().kind() != TokenKind.WORD) {
            throw unexpected("a field");
        }
        Token name = advance();
        FieldDefinition field = field(name);
        Long mask = mask(field, name);
        expect(mask == null ? Expectation.What.OPERATOR : Expectation.What.BITS_OPERATOR, field);
        Node test = test(new FieldTests(field, name, mask == null ? -1 : mask, lookup), quantifier);
        bare = test == null && mask == null ? field : null;
        if (test != null) {
            return test;
        }
        if (quantifier != null) {
            throw unexpected("a comparison, because of " + quantifier.quoted());
        }
        return mask == null ? new PresenceTest(field) : new RangeTest(field, false, mask, RangeSet.of(Comparison.NOT_EQUAL, Range.of(0)));
    }

    /** The bits after {@code &}, or null. */
    private Long mask(FieldDefinition field, Token name) throws FilterSyntaxException {
        Token operator = current();
        if (!accept(TokenKind.BITS)) {
            return null;
        }
        if (field.type().width() == 0) {
            throw name.error(field.name() + " is no integer; \"&\" tests bits of integers");
        }
        return NumberLiteral.parse(field, value(operator, field)).first().low();
    }

    /** The test that follows a field, or null where none does. */
    private Node test(FieldTests tests, Token quantifier) throws FilterSyntaxException {
        Token operator = current();
        TokenKind kind = operator.kind();
        boolean anyOrNone = quantifier == null || quantifier.kind() == TokenKind.ANY;
        if (kind.comparison() != null) {
            boolean all = quantifier == null ? kind.comparesAll() : !anyOrNone;
            advance();
            tests.requireValue(operator);
            Token value = value(operator, tests.field());
            FieldDefinition right = value.kind() == TokenKind.WORD ? lookup.find(value.text()) : null;
            if (right == null) {
                return tests.compare(kind.comparison(), all, value);
            }
            fields.add(right);
            return tests.compare(kind.comparison(), all, right, value);
        }
        boolean negated = accept(TokenKind.NOT);
        if (negated && current().kind() != TokenKind.IN) {
            throw unexpected("\"in\"");
        }
        if (current().kind() == TokenKind.IN) {
            Token in = advance();
            tests.requireValue(in);
            List<FieldTests.Item> items = set(tests.field());
            if (negated && quantifier == null) { // as in Wireshark, true of an absent field
                return new Negated(tests.in(items, false, false));
            }
            return tests.in(items, !anyOrNone, negated);
        }
        if (accept(TokenKind.CONTAINS)) {
            tests.requireContent(operator);
            return tests.contains(!anyOrNone, value(operator, tests.field()));
        }
        if (accept(TokenKind.MATCHES)) {
            tests.requireText(operator);
            return tests.matches(!anyOrNone, value(operator, tests.field()));
        }
        return null;
    }

    private List<FieldTests.Item> set(FieldDefinition field) throws FilterSyntaxException {
        Token open = current();
        if (!accept(TokenKind.OPEN_SET)) {
            throw unexpected("\"{\"");
        }
        List<FieldTests.Item> items = new ArrayList<>();
        Token before = open;
        while (true) {
            Token first = setValue(before, field);
            Token last = first;
            Token dots = current();
            if (accept(TokenKind.RANGE)) {
                last = setValue(dots, field);
            }
            items.add(new FieldTests.Item(first, last));
            before = current();
            if (accept(TokenKind.CLOSE_SET)) {
                return items;
            }
            if (current().kind() == TokenKind.END) {
                throw open.error("\"{\" is never closed");
            }
            if (!accept(TokenKind.COMMA)) {
                throw unexpected(last == first ? "\",\", \"..\" or \"}\"" : "\",\" or \"}\"");
            }
        }
    }

    private Token setValue(Token before, FieldDefinition field) throws FilterSyntaxException {
        expect(Expectation.What.SET_VALUE, field);
        return value(before);
    }

    private Token value(Token operator, FieldDefinition field) throws FilterSyntaxException {
        expect(Expectation.What.VALUE, field);
        return value(operator);
    }

    private Token value(Token before) throws FilterSyntaxException {
        Token token = current();
        if (token.kind() == TokenKind.WORD || token.kind() == TokenKind.STRING) {
            return advance();
        }
        if (token.kind() == TokenKind.INVALID) {
            throw token.error(token.problem());
        }
        String expected = "expected a value after " + before.quoted();
        boolean keyword = token.kind() != TokenKind.END && Character.isLetter(token.text().charAt(0));
        throw token.error(keyword ? expected + "; " + token.quoted() + " is a word of the language, quote it to mean the text" : expected);
    }

    private FieldDefinition field(Token name) throws FilterSyntaxException {
        FieldDefinition field = lookup.find(name.text());
        if (field == null) {
            throw name.error(UnknownField.message(name.text(), lookup));
        }
        fields.add(field);
        return field;
    }

    private String joints() {
        String end = depth > 0 ? "\")\"" : "the end";
        boolean couldCompare = bare != null && !FieldTests.isMark(bare);
        return couldCompare ? "an operator such as \"==\", \"and\", \"or\" or " + end : "\"and\", \"or\" or " + end;
    }

    private FilterSyntaxException unexpected(String expected) {
        Token token = current();
        if (token.kind() == TokenKind.INVALID) {
            return token.error(token.problem());
        }
        String after = at == 0 ? "" : " after " + tokens.get(at - 1).quoted();
        return token.error("expected " + expected + after + (token.kind() == TokenKind.END ? "" : ", found " + token.quoted()));
    }

    private void expect(Expectation.What what, FieldDefinition field) {
        if (current().kind() == TokenKind.END) {
            expectations.add(new Expectation(what, field, depth));
        }
    }

    private boolean accept(TokenKind kind) {
        if (current().kind() != kind) {
            return false;
        }
        at++;
        return true;
    }

    private Token advance() {
        return tokens.get(at++);
    }

    private Token current() {
        return tokens.get(at);
    }
}
