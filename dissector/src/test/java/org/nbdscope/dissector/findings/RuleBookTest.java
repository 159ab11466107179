package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue itself. */
class RuleBookTest {

    @Test
    void codesAreUnique() {
        Set<String> codes = new HashSet<>();
        for (Rule rule : RuleBook.rules()) {
            assertTrue(codes.add(rule.code()), rule::code);
            assertTrue(rule.code().matches("[A-Z0-9_]+"), rule::code);
            assertEquals(rule, RuleBook.of(rule.code()));
        }
    }

    @Test
    void everyRuleIsExplained() {
        for (Rule rule : RuleBook.rules()) {
            for (String text : new String[] {rule.title(), rule.explanation(), rule.advice(), rule.group()}) {
                assertFalse(text.isBlank(), rule::code);
            }
            assertTrue(rule.explanation().endsWith("."), rule::code);
            assertTrue(rule.advice().endsWith("."), rule::code);
            assertEquals(rule.section() == null, rule.sentence() == null, rule::code);
        }
    }

    /** The sentences stand in the specification under the section that is named, word for word. */
    @Test
    void theSpecificationSaysSo() throws IOException {
        String quoted = quotedSections();
        for (Rule rule : RuleBook.rules()) {
            if (rule.sentence() != null) {
                String heading = "\n# " + rule.section() + "\n";
                int begin = quoted.indexOf(heading);
                assertTrue(begin >= 0, () -> rule + ": no section \"" + rule.section() + "\"");
                int end = quoted.indexOf("\n# ", begin + 1);
                String section = quoted.substring(begin + heading.length(), end < 0 ? quoted.length() : end).replaceAll("\\s+", " ");
                assertTrue(section.contains(rule.sentence()),
                    () -> rule + ": not in section \"" + rule.section() + "\": " + rule.sentence());
            }
        }
    }

    /** The sections of the specification that rules quote, each under its heading. */
    private static String quotedSections() throws IOException {
        try (InputStream in = RuleBookTest.class.getResourceAsStream("specification.md")) {
            return "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
