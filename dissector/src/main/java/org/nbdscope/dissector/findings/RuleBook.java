package org.nbdscope.dissector.findings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All rules. */
public final class RuleBook {

    private static final List<Rule> RULES = Stream.of(HandshakeRules.rules(), RequestRules.rules(), ReplyRules.rules(),
            BlockStatusRules.rules(), DataSafetyRules.rules(), PerformanceRules.rules(), TransportRules.rules())
            .flatMap(List::stream).toList();
    private static final Map<String, Rule> BY_CODE = byCode();

    private RuleBook() {
    }

    private static Map<String, Rule> byCode() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        RULES.forEach(rule -> rules.put(rule.code(), rule));
        return rules;
    }

    /** The rules by group, in the order of the session's course. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** The rule with this code, or null. */
    public static Rule of(String code) {
        return BY_CODE.get(code);
    }
}
