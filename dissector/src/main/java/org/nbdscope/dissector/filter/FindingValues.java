package org.nbdscope.dissector.filter;

import java.util.Collection;
import java.util.Set;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingPlace;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The values of one finding: its own, those of the messages that it is about, and those of its session. */
public final class FindingValues implements FieldValues {

    private static final Set<FieldDefinition> OWN = FieldSet.of(NbdFields.FINDING_CODE, NbdFields.FINDING_SEVERITY,
            PacketFields.FRAME_NUMBER, NbdFields.TRANSACTION_INDEX);
    private static final Set<FieldDefinition> OF_SESSION = FieldSet.of(NbdFields.SESSION, NbdFields.CLIENT, NbdFields.SERVER,
            NbdFields.EXPORT_NAME, NbdFields.EXPORT_SIZE, NbdFields.HANDSHAKE, NbdFields.REPLY_MODE, NbdFields.TLS_STATE,
            NbdFields.MINIMUM_BLOCK_SIZE, NbdFields.PREFERRED_BLOCK_SIZE, NbdFields.MAXIMUM_PAYLOAD_SIZE, PacketFields.TCP_STREAM,
            PacketFields.TCP_PORT, PacketFields.IP_ADDRESS, PacketFields.IPV6_ADDRESS);

    private final MessageValues messages;
    private final SessionValues session = new SessionValues();
    private Finding finding;
    private FindingPlace place;
    private Profile profile;

    /** @param messages of the capture; used by this object only. Null where {@link #needsMessages} said that none will be asked for */
    public FindingValues(MessageValues messages) {
        this.messages = messages;
    }

    /** Whether one of these fields can only be had from the messages that a finding is about. */
    public static boolean needsMessages(Collection<FieldDefinition> fields) {
        return fields.stream().anyMatch(field -> !OWN.contains(field) && !OF_SESSION.contains(field));
    }

    /**
     * Stands at a finding.
     *
     * @param newPlace   {@link FindingPlace#NOWHERE} where the messages are not at hand
     * @param newProfile by which it is judged
     */
    public FindingValues at(Finding newFinding, FindingPlace newPlace, Profile newProfile) {
        finding = newFinding;
        place = newPlace;
        profile = newProfile;
        return this;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        if (field == NbdFields.FINDING_CODE) {
            visitor.text(finding.rule().code());
        } else if (field == NbdFields.FINDING_SEVERITY) {
            visitor.text(finding.severity(profile).label());
        } else if (field == NbdFields.TRANSACTION_INDEX) {
            transactions(visitor);
        } else if (OF_SESSION.contains(field) || messages == null && field != PacketFields.FRAME_NUMBER) {
            if (finding.session() != null) {
                session.at(finding.session()).each(field, visitor);
            }
        } else if (field != PacketFields.FRAME_NUMBER || finding.frame() == Finding.NONE || !visitor.number(finding.frame())) {
            ofMessages(field, visitor);
        }
    }

    private void transactions(ValueVisitor visitor) {
        for (int transaction : finding.transactions()) {
            if (visitor.number(transaction)) {
                return;
            }
        }
    }

    private void ofMessages(FieldDefinition field, ValueVisitor visitor) {
        for (int message : place.messages()) {
            boolean first = field == PacketFields.FRAME_NUMBER && message == place.message();
            if (!first && messages.at(message).visit(field, visitor)) {
                return;
            }
        }
    }
}
