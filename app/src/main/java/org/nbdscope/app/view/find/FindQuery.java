package org.nbdscope.app.view.find;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.nbdscope.app.view.FilterInput;

/**
 * What somebody looks for.
 *
 * @param kind what it is
 * @param text as written
 */
public record FindQuery(FindKind kind, String text) {

    /** Why nothing can be found by it, in one line; null where it can. */
    public String problem() {
        if (text.isBlank()) {
            return "nothing to look for";
        }
        return switch (kind) {
            case TEXT, TEXT_IN_BYTES -> null;
            case FILTER -> FilterInput.of(text).usable() ? null : FilterInput.of(text).problem();
            case HEX -> hexProblem();
        };
    }

    private String hexProblem() {
        try {
            return pattern().length == 0 ? "nothing to look for" : null;
        } catch (IllegalArgumentException e) {
            return "pairs of hexadecimal digits, such as 25 60 95 13";
        }
    }

    /**
     * The bytes that are looked for.
     *
     * @throws IllegalArgumentException where these are no hexadecimal digits in pairs
     */
    byte[] pattern() {
        if (kind == FindKind.TEXT_IN_BYTES) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        String digits = text.strip().replaceFirst("^0[xX]", "").replaceAll("[\\s:,]", "");
        return HexFormat.of().parseHex(digits);
    }
}
