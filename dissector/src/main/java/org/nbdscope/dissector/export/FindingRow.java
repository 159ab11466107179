package org.nbdscope.dissector.export;

import java.util.Locale;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;

/** A row per finding. */
public final class FindingRow implements Row {

    private static final int INDENT = 9;
    /** Columns of a line where nobody says how many there are. */
    public static final int WIDTH = 100;

    private final Profile chosen;
    private final FindingContext context;
    private final int width;
    private Finding finding;

    /** @param chosen the profile to judge by; null for that of each session */
    public FindingRow(Profile chosen) {
        this(chosen, FindingContext.NONE, WIDTH);
    }

    /**
     * With what the capture has to say.
     *
     * @param chosen the profile to judge by; null for that of each session
     * @param width  columns of a line of text
     */
    public FindingRow(Profile chosen, FindingContext context, int width) {
        this.chosen = chosen;
        this.context = context;
        this.width = width;
    }

    /** Stands at a finding. */
    public FindingRow at(Finding newFinding) {
        finding = newFinding;
        return this;
    }

    /** The profile by which a finding is judged: the chosen one, else that of its session. */
    public static Profile profile(Finding finding, Profile chosen) {
        return chosen != null ? chosen : finding.session() == null ? Profile.EXTENDED : Profile.of(finding.session());
    }

    @Override
    public void write(RowSink sink) {
        Profile profile = profile(finding, chosen);
        boolean placed = finding.stream() != null;
        sink.beginRow();
        sink.text("code", finding.rule().code());
        sink.text("severity", finding.severity(profile).label());
        sink.text("fault", finding.fault().label());
        sink.number("session", finding.session() == null ? null : finding.session().number());
        sink.number("transaction", finding.transaction() == Finding.NONE ? null : finding.transaction());
        sink.beginList("transactions");
        for (int transaction : finding.transactions()) {
            sink.item(transaction);
        }
        sink.endList();
        sink.number("frame", finding.frame() == Finding.NONE ? null : finding.frame());
        sink.text("stream", placed ? finding.stream().label() : null);
        sink.number("offset", placed ? finding.offset() : null);
        sink.number("length", placed ? finding.length() : null);
        sink.text("message", finding.text());
        sink.text("rule", finding.rule().sentence());
        sink.text("section", finding.rule().section());
        sink.text("profile", profile.label());
        sink.number("count", finding.count());
        sink.endRow();
    }

    @Override
    public FieldValues values() {
        return context.values(finding, profile(finding, chosen));
    }

    @Override
    public void text(StringBuilder line) {
        String severity = finding.severity(profile(finding, chosen)).label().toUpperCase(Locale.ROOT);
        Columns.left(line, severity, INDENT).append(finding.rule().code()).append(": ").append(finding.rule().title());
        paragraph(line, place());
        paragraph(line, finding.text());
        if (finding.rule().sentence() != null) {
            paragraph(line, '"' + finding.rule().sentence() + "\" (" + finding.rule().section() + ')');
        }
        context.notes(finding).forEach(note -> paragraph(line, note));
        context.bytes(finding).lines().forEach(bytes -> line.append('\n').append(" ".repeat(INDENT)).append(bytes));
    }

    private void paragraph(StringBuilder line, String paragraph) {
        Wrapping.paragraph(line, paragraph, INDENT, width);
    }

    private String place() {
        StringBuilder place = new StringBuilder(finding.fault().label()).append("'s fault");
        if (finding.session() != null) {
            place.append(", session ").append(finding.session().number());
        }
        if (finding.transaction() != Finding.NONE) {
            place.append(", transaction ").append(finding.transaction());
        }
        if (finding.frame() != Finding.NONE) {
            place.append(", frame ").append(finding.frame());
        }
        if (finding.stream() != null) {
            place.append(", bytes ").append(Long.toUnsignedString(finding.offset())).append(" to ")
                    .append(Long.toUnsignedString(finding.offset() + finding.length())).append(" of the ").append(finding.stream().label());
        }
        if (finding.count() > 1) {
            place.append(", ").append(finding.count()).append(" times");
        }
        return place.toString();
    }
}
