package org.nbdscope.dissector.findings;

import java.nio.charset.StandardCharsets;
import org.nbdscope.dissector.session.Message;

/** Strings as the section "Conventions" wants them: UTF-8 without NUL, at most 4096 bytes, better no more than 256. */
final class WireString {

    private static final int MAX_STRING = 4096;
    private static final int RECOMMENDED_STRING = 256;

    private WireString() {
    }

    /**
     * Reports a string of a message that is none; fault is whoever sent the message.
     *
     * @param text null where it is not in the capture
     */
    static void judge(CheckedSession session, Message message, String what, String text) {
        if (text == null || text.length() <= RECOMMENDED_STRING / 4 && text.indexOf('\0') < 0 && text.indexOf('\ufffd') < 0) {
            return;
        }
        Fault fault = Fault.of(message.from);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (text.indexOf('\0') >= 0 || text.indexOf('\ufffd') >= 0) {
            session.report(HandshakeRules.NAME_LENGTH, null, fault, message, () -> what + " is no UTF-8 or has NUL in it.");
        } else if (length > MAX_STRING) {
            session.report(HandshakeRules.NAME_LENGTH, null, fault, message,
                    () -> what + " has " + length + " bytes; strings have 4096 at most.");
        } else if (length > RECOMMENDED_STRING) {
            session.report(HandshakeRules.NAME_LENGTH, Severity.WARNING, fault, message,
                    () -> what + " has " + length + " bytes; strings should have no more than 256.");
        }
    }
}
