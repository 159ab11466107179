package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue and the cases hold what the book says of each code, down to every severity and every party at fault. */
class BookTest {

    /** What the book says of a code: letters of {@link Severity}, those of the main branch aside, and letters of {@link Fault}. */
    private record Entry(String severities, String inMain, String faults) {

        boolean allows(Rule rule) {
            return severities.startsWith(letter(rule.severity(Profile.EXTENDED))) && inMain.startsWith(letter(rule.severity(Profile.MAIN)))
                && faults.contains(letter(rule.fault()));
        }
    }

    private static String letter(Enum<?> value) {
        return value.name().substring(0, 1);
    }

    private static Map<String, Entry> book() throws IOException {
        try (InputStream in = BookTest.class.getResourceAsStream("book.txt")) {
            Map<String, Entry> book = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" +");
                String[] severities = words[1].split("/");
                book.put(words[0], new Entry(severities[0], severities[severities.length - 1], words[2]));
            });
            return book;
        }
    }

    @Test
    void theCatalogueIsTheBooks() throws IOException {
        Map<String, Entry> book = book();
        Set<String> codes = RuleBook.rules().stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(book.keySet()), codes);
        // Where the book has several severities the usual one stands first.
        for (Rule rule : RuleBook.rules()) {
            assertTrue(book.get(rule.code()).allows(rule), () -> rule + ": " + rule.severity(Profile.EXTENDED) + ", "
                + rule.severity(Profile.MAIN) + " in the main branch, of " + rule.fault());
        }
    }

    /** Every severity and every party of the book has a case, and no case finds another one. */
    @Test
    void everySeverityAndEveryPartyHasACase() throws IOException {
        Set<String> wanted = new TreeSet<>();
        book().forEach((code, entry) -> {
            (entry.severities + entry.inMain).chars().forEach(letter -> wanted.add(code + " severity " + (char) letter));
            entry.faults.chars().forEach(letter -> wanted.add(code + " of " + (char) letter));
        });
        Set<String> found = new TreeSet<>();
        RulesTest.cases().forEach(broken -> {
            for (Finding finding : Judged.of(broken.capture()).findings()) {
                if (finding.rule().code().equals(broken.code())) {
                    found.add(broken.code() + " severity " + letter(finding.severity(Profile.of(finding.session()))));
                    found.add(broken.code() + " of " + letter(finding.fault()));
                }
            }
        });
        assertEquals(String.join("\n", wanted), String.join("\n", found));
    }
}
