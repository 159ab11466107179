package org.nbdscope.dissector.export;

import java.util.List;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.FindingValues;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingPlace;
import org.nbdscope.dissector.findings.Profile;

/** What a capture has to say of a finding beyond what the finding itself does. */
public interface FindingContext {

    /** Nothing but the finding itself. */
    FindingContext NONE = new FindingContext() {
        private final FindingValues values = new FindingValues(null);

        @Override
        public FieldValues values(Finding finding, Profile profile) {
            return values.at(finding, FindingPlace.NOWHERE, profile);
        }

        @Override
        public List<String> notes(Finding finding) {
            return List.of();
        }

        @Override
        public String bytes(Finding finding) {
            return "";
        }
    };

    /** Its fields, valid until the next call. */
    FieldValues values(Finding finding, Profile profile);

    /** What its peers, as far as they can be guessed, are known to make of it; a sentence each. */
    List<String> notes(Finding finding);

    /** The first bytes of the message at which it was found first, in lines of hexadecimal; "" where they are not at hand. */
    String bytes(Finding finding);
}
