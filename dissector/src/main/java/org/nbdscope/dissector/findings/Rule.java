package org.nbdscope.dissector.findings;

/** One rule: what it is called, how bad it is to break it, who breaks it, and what the specification says. */
public final class Rule {

    private final String code;
    private final String group;
    private final Severity mainSeverity;
    private final Severity extendedSeverity;
    private final Fault fault;
    private final String title;
    private final String explanation;
    private final String advice;
    private final String section;
    private final String sentence;

    Rule(RuleDeclaration declaration) {
        code = declaration.code;
        group = declaration.group;
        mainSeverity = declaration.mainSeverity;
        extendedSeverity = declaration.extendedSeverity;
        fault = declaration.fault;
        title = declaration.title;
        explanation = declaration.explanation;
        advice = declaration.advice;
        section = declaration.section;
        sentence = declaration.sentence;
    }

    /** Its name, for instance {@code ZERO_EXTENT}; unique. */
    public String code() {
        return code;
    }

    /** The group of rules it belongs to, for instance {@code Block status}. */
    public String group() {
        return group;
    }

    /** How bad it is, where a finding does not say otherwise. */
    public Severity severity(Profile profile) {
        return profile == Profile.MAIN ? mainSeverity : extendedSeverity;
    }

    /** Whose fault it is, where a finding does not say otherwise. */
    public Fault fault() {
        return fault;
    }

    /** What happened, in a few words. */
    public String title() {
        return title;
    }

    /** What it means and why it matters. */
    public String explanation() {
        return explanation;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** Heading of the specification under which {@link #sentence()} stands; null where the specification is silent. */
    public String section() {
        return section;
    }

    /** The words of the specification, line breaks as spaces; null where it is silent. */
    public String sentence() {
        return sentence;
    }

    @Override
    public String toString() {
        return code;
    }
}
