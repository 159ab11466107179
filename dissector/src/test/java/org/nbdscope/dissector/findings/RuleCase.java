package org.nbdscope.dissector.findings;

import java.util.Set;
import java.util.TreeSet;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;

/**
 * A session in which one thing is wrong.
 *
 * @param code     the rule that is broken
 * @param fault    whose fault it is
 * @param capture  the session
 * @param expected all codes that are expected: the rule's, and what cannot be told apart from it
 */
record RuleCase(String name, String code, Fault fault, byte[] capture, Set<String> expected) {

    static RuleCase of(String code, Fault fault, String name, Conversation conversation, String... also) {
        return of(code, fault, name, Judged.capture(conversation, Ending.CLIENT, 0), also);
    }

    static RuleCase of(String code, Fault fault, String name, byte[] capture, String... also) {
        Set<String> expected = new TreeSet<>(Set.of(also));
        expected.add(code);
        return new RuleCase(code + ": " + name, code, fault, capture, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
