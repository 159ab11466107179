package org.nbdscope.dissector.filter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

/** Proposes how a display filter could go on while somebody writes it. */
public final class FilterCompletion {
    private final FieldLookup fields;

    /** Proposes these fields. */
    public FilterCompletion(FieldLookup fields) {
        this.fields = fields;
    }

    /**
     * What could stand at the caret, the likeliest first: fields, operators that suit the field before, names of its values, and
     * what joins. A word that the caret touches from the right or stands in is replaced whole. Inside a string there is nothing.
     *
     * @param caret index in the text, 0 to its length
     */
    public List<Proposal> proposals(String text, int caret) {
        if (text.length() > DisplayFilter.MAX_LENGTH) {
            return List.of();
        }
        List<Token> tokens = Lexer.tokens(text.substring(0, caret));
        Token last = tokens.size() > 1 ? tokens.get(tokens.size() - 2) : null;
        boolean touches = last != null && last.end() == caret;
        if (last != null && (last.kind() == TokenKind.STRING && touches || isOpenString(last))) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        if (!touches) {
            propose(tokens, new Place("", caret, caret), proposals);
        } else if (Lexer.isWordPart(last.text().charAt(0)) && last.kind() != TokenKind.RANGE) {
            propose(withoutLast(tokens), new Place(last.text(), last.start(), wordEnd(text, caret)), proposals);
        } else {
            propose(withoutLast(tokens), new Place(last.text(), last.start(), caret), proposals);
            propose(tokens, new Place("", caret, caret), proposals);
        }
        return proposals;
    }

    /** What is written already of the word that is being completed, and what a proposal replaces. */
    private record Place(String written, int from, int to) {
        Proposal proposal(String insert, String detail, String explanation, Proposal.Kind kind) {
            return new Proposal(insert, from, to, insert, detail, explanation, kind);
        }
    }

    private static boolean isOpenString(Token token) {
        return token.kind() == TokenKind.INVALID && token.text().matches("(?s)r?[\"\\\\].*");
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Lexer.isWordPart(text.charAt(end)) && !text.startsWith("..", end)) {
            end++;
        }
        return end;
    }

    private static List<Token> withoutLast(List<Token> tokens) {
        List<Token> shorter = new ArrayList<>(tokens.subList(0, tokens.size() - 2));
        shorter.add(tokens.get(tokens.size() - 1));
        return shorter;
    }

    private void propose(List<Token> before, Place place, List<Proposal> proposals) {
        for (Expectation expectation : expectations(before)) {
            switch (expectation.what()) {
                case FIELD -> {
                    proposeFields(place, proposals);
                    proposeKeywords(place, proposals, KeywordHelp.NOT, KeywordHelp.ANY, KeywordHelp.ALL);
                }
                case NAME -> proposeFields(place, proposals);
                case OPERATOR -> proposeOperators(expectation.field(), EnumSet.allOf(OperatorHelp.class), place, proposals);
                case BITS_OPERATOR -> proposeOperators(expectation.field(), EnumSet.complementOf(EnumSet.of(OperatorHelp.BITS)), place,
                        proposals);
                case VALUE -> {
                    proposeValues(expectation.field(), place, proposals);
                    proposeFieldsLike(expectation.field(), place, proposals);
                }
                case SET_VALUE -> proposeValues(expectation.field(), place, proposals);
                case JOINT -> {
                    proposeKeywords(place, proposals, KeywordHelp.AND, KeywordHelp.OR, KeywordHelp.XOR);
                    if (expectation.depth() > 0) {
                        proposeKeywords(place, proposals, KeywordHelp.CLOSE);
                    }
                }
            }
        }
    }

    /** What could follow some tokens. Where they do not parse, what could follow those after the last joint or parenthesis. */
    private List<Expectation> expectations(List<Token> tokens) {
        List<Expectation> expectations = expectationsOfAll(tokens);
        int from = tokens.size() - 2;
        while (from >= 0 && !beginsRelation(tokens.get(from).kind())) {
            from--;
        }
        return expectations.isEmpty() && from >= 0 ? expectationsOfAll(tokens.subList(from + 1, tokens.size())) : expectations;
    }

    private static boolean beginsRelation(TokenKind kind) {
        return kind == TokenKind.AND || kind == TokenKind.OR || kind == TokenKind.XOR || kind == TokenKind.OPEN;
    }

    private List<Expectation> expectationsOfAll(List<Token> tokens) {
        Parser parser = new Parser(tokens, fields);
        try {
            parser.parse();
        } catch (FilterSyntaxException e) {
            return parser.expectations(); // a filter that is being written breaks off; what was wanted there is what counts
        }
        return parser.expectations();
    }

    /** Proposes fields, first by the beginning of the name, then by any part of it. */
    private void proposeFields(Place place, List<Proposal> proposals) {
        String written = place.written().toLowerCase(Locale.ROOT);
        List<FieldDefinition> all = fields.startingWith("");
        for (NameMatch match : NameMatch.PROPOSED) {
            for (FieldDefinition field : all) {
                if (NameMatch.of(field.name(), written) == match) {
                    proposals.add(proposal(field, place));
                }
            }
        }
    }

    /** Proposes fields to compare a field with, once somebody has begun to write one. */
    private void proposeFieldsLike(FieldDefinition like, Place place, List<Proposal> proposals) {
        for (FieldDefinition field : place.written().isEmpty() ? List.<FieldDefinition>of() : fields.startingWith(place.written())) {
            if (field.type() == like.type()) {
                proposals.add(proposal(field, place));
            }
        }
    }

    private static Proposal proposal(FieldDefinition field, Place place) {
        return place.proposal(field.name(), field.label(), field.explanation(), Proposal.Kind.FIELD);
    }

    private static void proposeValues(FieldDefinition field, Place place, List<Proposal> proposals) {
        if (field.type() == FieldType.BOOLEAN) {
            proposeIfBegun(place, proposals, "true", "set", "", Proposal.Kind.VALUE);
            proposeIfBegun(place, proposals, "false", "not set", "", Proposal.Kind.VALUE);
        }
        int prefix = NamedValueLiteral.commonPrefix(field);
        for (NamedValue named : field.names().all()) {
            if (begins(named.name(), place.written()) || begins(named.name().substring(prefix), place.written())) {
                proposals.add(new Proposal(FilterText.word(named.name()), place.from(), place.to(), named.name(),
                        Long.toUnsignedString(named.value()), named.explanation(), Proposal.Kind.VALUE));
            }
        }
    }

    private static void proposeOperators(FieldDefinition field, Set<OperatorHelp> operators, Place place,
            List<Proposal> proposals) {
        for (OperatorHelp help : operators) {
            if (help.suits(field.type())) {
                proposeIfBegun(place, proposals, help.insert(), help.detail(), help.explanation(), Proposal.Kind.OPERATOR);
            }
        }
    }

    private static void proposeKeywords(Place place, List<Proposal> proposals, KeywordHelp... keywords) {
        for (KeywordHelp help : keywords) {
            proposeIfBegun(place, proposals, help.insert(), help.detail(), help.explanation(), Proposal.Kind.KEYWORD);
        }
    }

    private static void proposeIfBegun(Place place, List<Proposal> proposals, String insert, String detail, String explanation,
            Proposal.Kind kind) {
        if (begins(insert, place.written())) {
            proposals.add(place.proposal(insert, detail, explanation, kind));
        }
    }

    private static boolean begins(String name, String written) {
        return name.regionMatches(true, 0, written, 0, written.length());
    }
}
