package org.nbdscope.dissector.findings;

/** A rule while it is being declared; see the {@code ...Rules} classes. */
final class RuleDeclaration {

    final String code;
    final String group;
    final Severity extendedSeverity;
    final Fault fault;
    final String title;
    Severity mainSeverity;
    String section;
    String sentence;
    String explanation;
    String advice;
    private final RuleGroup owner;

    RuleDeclaration(RuleGroup owner, String group, String code, Severity severity, Fault fault, String title) {
        this.owner = owner;
        this.group = group;
        this.code = code;
        this.extendedSeverity = severity;
        this.mainSeverity = severity;
        this.fault = fault;
        this.title = title;
    }

    /** The severity where the main branch of the specification is milder. */
    RuleDeclaration inMain(Severity severity) {
        mainSeverity = severity;
        return this;
    }

    /** The words of the specification. A rule without them is one on which the specification is silent. */
    RuleDeclaration says(String inSection, String words) {
        section = inSection;
        sentence = words;
        return this;
    }

    RuleDeclaration means(String text) {
        explanation = text;
        return this;
    }

    /** What to do about it; ends the declaration. */
    Rule advises(String text) {
        advice = text;
        return owner.add(new Rule(this));
    }
}
