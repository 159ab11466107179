package org.nbdscope.dissector.export;

import java.util.List;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;

/** What options and their replies say, in one line for people. */
final class HandshakeSummary {

    private HandshakeSummary() {
    }

    static String option(OptionExchange option) {
        StringBuilder text = new StringBuilder(OptionType.nameOf(option.option() & 0xffff_ffffL));
        if (option.name() != null) {
            text.append(" for ").append(exportName(option.name()));
        }
        if (option.informationRequests() != null && !option.informationRequests().isEmpty()) {
            List<String> names = option.informationRequests().stream().map(type -> InformationType.nameOf(type)).toList();
            text.append(", asks for ").append(String.join(", ", names));
        }
        if (option.queries() != null) {
            text.append(option.queries().isEmpty() ? ", no query" : ", queries " + String.join(", ", option.queries()));
        }
        return PrintableText.of(text.toString());
    }

    static String reply(OptionReply reply) {
        return PrintableText.of(content(reply));
    }

    private static String content(OptionReply reply) {
        String type = OptionReplyType.nameOf(reply.type() & 0xffff_ffffL);
        if (reply.contextId() != null) {
            String context = reply.context() == null ? "a context whose name is not captured" : reply.context();
            return type + ": " + context + " has id " + reply.contextId();
        }
        if (reply.name() != null) {
            boolean described = reply.text() != null && !reply.text().isEmpty();
            return type + ": export " + exportName(reply.name()) + (described ? ", " + reply.text() : "");
        }
        if (reply.information() != null) {
            return type + ": " + information(reply);
        }
        return reply.text() == null || reply.text().isEmpty() ? type : type + ": " + reply.text();
    }

    static String exportName(String name) {
        return name.isEmpty() ? "the default export" : '"' + name + '"';
    }

    private static String information(OptionReply reply) {
        String name = InformationType.nameOf(reply.information());
        if (reply.size() != null) {
            List<String> flags = TransmissionFlag.namesOf(reply.transmissionFlags());
            return name + ", size " + ByteCount.exact(reply.size()) + (flags.isEmpty() ? "" : ", " + String.join(", ", flags));
        }
        if (reply.minimumBlockSize() != null) {
            return name + ", minimum " + ByteCount.exact(reply.minimumBlockSize()) + ", preferred "
                    + ByteCount.exact(reply.preferredBlockSize()) + ", maximum payload " + ByteCount.exact(reply.maximumPayloadSize());
        }
        return reply.text() == null ? name : name + " \"" + reply.text() + '"';
    }
}
