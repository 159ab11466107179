package org.nbdscope.app.cli;

import org.nbdscope.dissector.findings.Profile;
import picocli.CommandLine.Option;

/** Which text of the specification to judge by: {@code --profile}. */
final class ProfileOption {

    /** The profiles as the user spells them. */
    enum Name {
        main, extended
    }

    @Option(names = "--profile", paramLabel = "PROFILE",
            description = "Judge by the specification's main branch (main) or by the branch with extended headers (extended);"
                    + " by default each session by what it uses.")
    Name name;

    /** The chosen profile, or null for each session's own. */
    Profile profile() {
        return name == null ? null : name == Name.main ? Profile.MAIN : Profile.EXTENDED;
    }
}
