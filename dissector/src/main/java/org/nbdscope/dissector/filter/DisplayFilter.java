package org.nbdscope.dissector.filter;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * A display filter in Wireshark's language, compiled: {@code nbd.type == READ and nbd.len >= 64k}.
 *
 * <p>All numbers are unsigned. Where a field has several values in a row, a comparison is true when it is true of any value, but
 * {@code !=} only when it is true of all; {@code any} or {@code all} before the field says otherwise. No comparison is true of a field
 * that the row does not have; so {@code !(nbd.len == 5)} is true where there is no length, and {@code nbd.len != 5} is not.
 *
 * <p>A filter is for one thread at a time; another thread takes a {@link #copy}. Testing numbers allocates nothing.
 */
public final class DisplayFilter {
    /** Characters that the text of a filter may have. */
    public static final int MAX_LENGTH = 65_536;

    /** The empty filter, which every row satisfies; for any thread. */
    public static final DisplayFilter EVERYTHING = new DisplayFilter("", new Everything(), Set.of());

    private final String text;
    private final Node root;
    private final Set<FieldDefinition> fields;

    private DisplayFilter(String text, Node root, Set<FieldDefinition> fields) {
        this.text = text;
        this.root = root;
        this.fields = fields;
    }

    /**
     * Compiles a filter. The empty text, or only spaces, is satisfied by everything.
     *
     * @throws FilterSyntaxException where the text is no filter, names no field, or compares what does not compare
     */
    public static DisplayFilter compile(String text, FieldLookup fields) throws FilterSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new FilterSyntaxException(text, MAX_LENGTH, text.length(), "the filter is longer than " + MAX_LENGTH + " characters");
        }
        Parser parser = new Parser(Lexer.tokens(text), fields);
        Node root = parser.parse();
        return new DisplayFilter(text, root, Collections.unmodifiableSet(new LinkedHashSet<>(parser.fields())));
    }

    /** Whether a row satisfies the filter. */
    public boolean matches(FieldValues row) {
        return root.test(row);
    }

    /** The fields that the filter looks at, in the order of its text. */
    public Set<FieldDefinition> fields() {
        return fields;
    }

    /** The text that the filter was compiled from. */
    public String text() {
        return text;
    }

    /** The same filter for another thread. */
    public DisplayFilter copy() {
        return new DisplayFilter(text, root.copy(), fields);
    }

    /** A filter that is satisfied by the rows which satisfy both; its text may be longer than {@link #MAX_LENGTH}. */
    public DisplayFilter and(DisplayFilter other) {
        Set<FieldDefinition> both = new LinkedHashSet<>(fields);
        both.addAll(other.fields);
        return new DisplayFilter(FilterText.and(text, other.text), new Joined(TokenKind.AND, List.of(root.copy(), other.root.copy())),
                Collections.unmodifiableSet(both));
    }

    @Override
    public String toString() {
        return text;
    }
}
