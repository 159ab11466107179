package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules of one group, in the order of their declaration. */
final class RuleGroup {

    private final String name;
    private final List<Rule> rules = new ArrayList<>();

    RuleGroup(String name) {
        this.name = name;
    }

    RuleDeclaration error(String code, Fault fault, String title) {
        return new RuleDeclaration(this, name, code, Severity.ERROR, fault, title);
    }

    RuleDeclaration warning(String code, Fault fault, String title) {
        return new RuleDeclaration(this, name, code, Severity.WARNING, fault, title);
    }

    RuleDeclaration note(String code, Fault fault, String title) {
        return new RuleDeclaration(this, name, code, Severity.NOTE, fault, title);
    }

    Rule add(Rule rule) {
        rules.add(rule);
        return rule;
    }

    List<Rule> rules() {
        return Collections.unmodifiableList(rules);
    }
}
