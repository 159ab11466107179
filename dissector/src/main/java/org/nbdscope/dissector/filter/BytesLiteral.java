package org.nbdscope.dissector.filter;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Reads bytes: {@code de:ad:be:ef} with colons, hyphens or points, {@code deadbeef}, or the bytes of a string in UTF-8. */
final class BytesLiteral {
    private static final Pattern SEPARATED = Pattern.compile("[0-9a-fA-F]{2}(?:[:.-][0-9a-fA-F]{2})*+");
    private static final Pattern TOGETHER = Pattern.compile("(?:[0-9a-fA-F]{2})++");

    private BytesLiteral() {
    }

    static byte[] parse(FieldDefinition field, Token token) throws FilterSyntaxException {
        if (token.kind() == TokenKind.STRING) {
            return token.content();
        }
        String word = token.text();
        String digits = word.startsWith("0x") ? word.substring(2) : word;
        if (TOGETHER.matcher(digits).matches()) {
            return HexFormat.of().parseHex(digits);
        }
        if (SEPARATED.matcher(word).matches()) {
            return HexFormat.of().parseHex(word.replaceAll("[:.-]", ""));
        }
        throw token.error('"' + word + "\" is no bytes; " + field.name() + " takes them as de:ad:be:ef or as a \"string\"");
    }
}
