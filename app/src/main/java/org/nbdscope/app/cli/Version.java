package org.nbdscope.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest says it; classes that were never packed have none. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"nbdscope " + (version == null ? "(not packed)" : version)};
    }
}
