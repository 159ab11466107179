package org.nbdscope.dissector.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.RuleBook;

/** Findings as SARIF 2.1.0, the format in which code hosts take the results of analysers. */
public final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String capture;
    private final Profile chosen;

    /**
     * @param capture path of what was read
     * @param chosen  the profile to judge by; null for that of each session
     */
    public SarifReport(String capture, Profile chosen) {
        this.capture = capture;
        this.chosen = chosen;
    }

    /** Writes a whole document; the stream stays open. */
    public void write(List<Finding> findings, OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "nbdscope");
        json.writeArrayFieldStart("rules");
        for (Rule rule : RuleBook.rules()) {
            rule(rule, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (Finding finding : findings) {
            result(finding, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private static void rule(Rule rule, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.code());
        text("shortDescription", rule.title(), json);
        text("fullDescription", rule.explanation(), json);
        String quote = rule.sentence() == null ? "" : "\n\n" + rule.section() + ": \"" + rule.sentence() + '"';
        text("help", rule.advice() + quote, json);
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", rule.severity(Profile.EXTENDED).label());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(String name, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void result(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().code());
        json.writeNumberField("ruleIndex", RuleBook.rules().indexOf(finding.rule()));
        json.writeStringField("level", finding.severity(FindingRow.profile(finding, chosen)).label());
        text("message", finding.text(), json);
        json.writeNumberField("occurrenceCount", finding.count());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri());
        json.writeEndObject();
        json.writeEndObject();
        if (finding.session() != null) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            String place = "session " + finding.session().number();
            json.writeStringField("fullyQualifiedName",
                    finding.transaction() == Finding.NONE ? place : place + "/transaction " + finding.transaction());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        properties(finding, json);
        json.writeEndObject();
    }

    private static void properties(Finding finding, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("fault", finding.fault().label());
        json.writeNumberField("count", finding.count());
        if (finding.frame() != Finding.NONE) {
            json.writeNumberField("frame", finding.frame());
        }
        if (finding.stream() != null) {
            json.writeStringField("stream", finding.stream().label());
            json.writeNumberField("offset", finding.offset());
            json.writeNumberField("length", finding.length());
        }
        json.writeEndObject();
    }

    private String uri() {
        try {
            return new URI(null, null, capture, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "capture";
        }
    }
}
