package org.nbdscope.app.view.findings;

import org.nbdscope.dissector.findings.Profile;

/** Which text of the specification people want to judge by. */
public enum ProfileChoice {
    OF_EACH_CONNECTION("As negotiated", null),
    MAIN("Main branch", Profile.MAIN),
    EXTENDED("Extended headers", Profile.EXTENDED);

    private final String label;
    private final Profile profile;

    ProfileChoice(String label, Profile profile) {
        this.label = label;
        this.profile = profile;
    }

    /** The profile; null for that of each connection. */
    public Profile profile() {
        return profile;
    }

    /** What the window calls it. */
    @Override
    public String toString() {
        return label;
    }
}
