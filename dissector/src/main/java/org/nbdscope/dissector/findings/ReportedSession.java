package org.nbdscope.dissector.findings;

import java.util.function.Supplier;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** What is found in one session, and so who has broken a rule. */
abstract class ReportedSession {

    final Session session;
    private final FindingCollector collector;
    private boolean clientAtFault;
    private boolean serverAtFault;

    ReportedSession(Session session, FindingCollector collector) {
        this.session = session;
        this.collector = collector;
    }

    /** Whether the side has broken a MUST: the other one may hang up then. */
    final boolean atFault(Side side) {
        return side == Side.CLIENT ? clientAtFault : serverAtFault;
    }

    /** A message breaks a rule. The text is made only where it is the first time. */
    final void report(Rule rule, Message message, Supplier<String> text) {
        report(rule, null, rule.fault(), message, text);
    }

    /** A message breaks a rule, with a severity of its own. */
    final void report(Rule rule, Severity severity, Message message, Supplier<String> text) {
        report(rule, severity, rule.fault(), message, text);
    }

    /** A message breaks a rule; severity null for the rule's own. */
    final void report(Rule rule, Severity severity, Fault fault, Message message, Supplier<String> text) {
        Finding finding = find(rule, severity, fault);
        if (finding == null) {
            return;
        }
        if (finding.count() == 0) {
            finding.place(message.frame, message.from, message.streamOffset, message.bytes);
            finding.text(text.get());
        }
        finding.again(message.request == null ? Finding.NONE : message.request.index);
    }

    /** A message breaks a rule, in a way that needs advice of its own. */
    final void report(Rule rule, Fault fault, Message message, String advice, Supplier<String> text) {
        report(rule, null, fault, message, text);
        Finding finding = find(rule, null, fault);
        if (finding != null && finding.count() == 1) {
            finding.advice(advice);
        }
    }

    /** A message breaks a rule that concerns a transaction which is not, or no longer, its own. */
    final void reportOn(Rule rule, Message message, int transaction, Supplier<String> text) {
        Finding finding = find(rule, null, rule.fault());
        if (finding == null) {
            return;
        }
        if (finding.count() == 0) {
            finding.place(message.frame, message.from, message.streamOffset, message.bytes);
            finding.text(text.get());
        }
        finding.again(transaction);
    }

    /** A request breaks a rule, or is the victim of it, which shows only later. */
    final void report(Rule rule, Severity severity, Fault fault, RequestNotes notes, Supplier<String> text) {
        Finding finding = find(rule, severity, fault);
        if (finding == null) {
            return;
        }
        if (finding.count() == 0) {
            if (notes.requestSeen) {
                finding.place(notes.frame, Side.CLIENT, notes.streamOffset, notes.bytes);
            }
            finding.text(text.get());
        }
        finding.again(notes.index);
    }

    /** A message that has gone by breaks a rule, which shows only now. */
    final void report(Rule rule, Fault fault, MessagePlace place, Supplier<String> text) {
        Finding finding = find(rule, null, fault);
        if (finding == null) {
            return;
        }
        if (finding.count() == 0) {
            finding.place(place.frame(), place.from(), place.streamOffset(), place.bytes());
            finding.text(text.get());
        }
        finding.again(place.transaction());
    }

    /** The session as a whole breaks a rule, which shows with a packet, or ({@link Finding#NONE}) with none. */
    final void report(Rule rule, Fault fault, long frame, Supplier<String> text) {
        report(rule, null, fault, frame, 1, text);
    }

    /** The session as a whole breaks a rule so many times, the first time with this packet. */
    final void report(Rule rule, Severity severity, Fault fault, long frame, long times, Supplier<String> text) {
        Finding finding = find(rule, severity, fault);
        if (finding == null) {
            return;
        }
        if (finding.count() == 0) {
            if (frame != Finding.NONE) {
                finding.place(frame, null, 0, 0);
            }
            finding.text(text.get());
        }
        finding.again(Finding.NONE);
        finding.further(times - 1);
    }

    /** What there is to say of a rule that was broken is known better now. */
    final void retell(Rule rule, Fault fault, Supplier<String> text) {
        Finding finding = find(rule, null, fault);
        if (finding != null && finding.count() > 0) {
            finding.text(text.get());
        }
    }

    private Finding find(Rule rule, Severity severity, Fault fault) {
        Severity effective = severity != null ? severity : rule.severity(Profile.of(session));
        if (effective == Severity.ERROR) {
            clientAtFault |= fault == Fault.CLIENT;
            serverAtFault |= fault == Fault.SERVER;
        }
        return collector.finding(rule, session, fault, severity);
    }
}
