package org.nbdscope.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.findings.Finding;

/**
 * Findings that are accepted: a file with a line for each, a JSON object with {@code code} and, where it should not hold for all of them,
 * {@code fault} and {@code session}. What {@code findings -T jsonl} prints is such a file. Empty lines and lines that begin with # say
 * nothing.
 */
final class Baseline {

    private record Accepted(String code, String fault, Integer session) {

        boolean covers(Finding finding) {
            return finding.rule().code().equals(code) && (fault == null || finding.fault().label().equals(fault))
                    && (session == null || finding.session() != null && finding.session().number() == session);
        }
    }

    private final List<Accepted> accepted = new ArrayList<>();

    /** Reads a file; a line that is no such object is wrong usage. */
    static Baseline read(Path file) throws IOException {
        Baseline baseline = new Baseline();
        JsonFactory json = new JsonFactory();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try (JsonParser parser = json.createParser(line)) {
                    baseline.accepted.add(read(parser));
                } catch (IOException | IllegalArgumentException e) {
                    throw new UsageException(file + ", line " + number + ": no accepted finding");
                }
            }
        }
        return baseline;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": no text");
        }
    }

    private static Accepted read(JsonParser parser) throws IOException {
        String code = null;
        String fault = null;
        Integer session = null;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("code")) {
                code = parser.getText();
            } else if (name.equals("fault") && value == JsonToken.VALUE_STRING) {
                fault = parser.getText();
            } else if (name.equals("session") && value == JsonToken.VALUE_NUMBER_INT) {
                session = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
        if (code == null) {
            throw new IllegalArgumentException();
        }
        return new Accepted(code, fault, session);
    }

    boolean accepts(Finding finding) {
        return accepted.stream().anyMatch(one -> one.covers(finding));
    }

    /** Accepts nothing. */
    static Baseline empty() {
        return new Baseline();
    }
}
