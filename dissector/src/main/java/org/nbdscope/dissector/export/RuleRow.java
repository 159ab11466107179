package org.nbdscope.dissector.export;

import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.Rule;

/** A row per rule of the rule book. */
public final class RuleRow implements Row {

    private static final String INDENT = "\n    ";

    private Rule rule;

    /** Stands at a rule. */
    public RuleRow at(Rule newRule) {
        rule = newRule;
        return this;
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.text("code", rule.code());
        sink.text("group", rule.group());
        sink.text("severity", rule.severity(Profile.MAIN).label());
        sink.text("severityExtended", rule.severity(Profile.EXTENDED).label());
        sink.text("fault", rule.fault().label());
        sink.text("title", rule.title());
        sink.text("explanation", rule.explanation());
        sink.text("advice", rule.advice());
        sink.text("rule", rule.sentence());
        sink.text("section", rule.section());
        sink.endRow();
    }

    /** There are no fields of a rule. */
    @Override
    public FieldValues values() {
        return null;
    }

    @Override
    public void text(StringBuilder line) {
        line.append(rule.code()).append(" (").append(rule.severity(Profile.MAIN).label());
        if (rule.severity(Profile.EXTENDED) != rule.severity(Profile.MAIN)) {
            line.append(", with extended headers ").append(rule.severity(Profile.EXTENDED).label());
        }
        line.append(", ").append(rule.fault().label()).append("): ").append(rule.title());
        line.append(INDENT).append(rule.explanation());
        line.append(INDENT).append(rule.advice());
        if (rule.sentence() != null) {
            line.append(INDENT).append('"').append(rule.sentence()).append("\" (").append(rule.section()).append(')');
        }
    }
}
