package org.nbdscope.dissector.findings;

/** Makes the checks of a session. */
@FunctionalInterface
interface CheckFactory {

    SessionCheck[] checks(CheckedSession session);
}
