package org.nbdscope.dissector.export;

import java.util.Locale;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.SessionValues;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;

/** A row per finding. */
public final class FindingRow implements Row {

    private static final String INDENT = "\n         ";

    private final SessionValues values = new SessionValues();
    private final Profile chosen;
    private Finding finding;

    /** @param chosen the profile to judge by; null for that of each session */
    public FindingRow(Profile chosen) {
        this.chosen = chosen;
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

    /** Those of its session. */
    @Override
    public FieldValues values() {
        return finding.session() == null ? null : values.at(finding.session());
    }

    @Override
    public void text(StringBuilder line) {
        String severity = finding.severity(profile(finding, chosen)).label().toUpperCase(Locale.ROOT);
        Columns.left(line, severity, 9).append(finding.rule().code()).append(": ").append(finding.rule().title());
        line.append(INDENT).append(place());
        line.append(INDENT).append(finding.text());
        if (finding.rule().sentence() != null) {
            line.append(INDENT).append('"').append(finding.rule().sentence()).append("\" (").append(finding.rule().section()).append(')');
        }
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
