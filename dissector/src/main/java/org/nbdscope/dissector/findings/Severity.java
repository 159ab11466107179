package org.nbdscope.dissector.findings;

/** How bad a finding is; from the least to the worst. */
public enum Severity {
    /** Wasteful, or known to trouble some peers. */
    NOTE("note"),
    /** Against a SHOULD of the specification, or risky. */
    WARNING("warning"),
    /** Against a MUST of the specification. */
    ERROR("error");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }
}
