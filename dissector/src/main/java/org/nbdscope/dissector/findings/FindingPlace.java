package org.nbdscope.dissector.findings;

import java.util.List;
import org.nbdscope.dissector.model.MessageTable;

/**
 * The rows that a finding is about.
 *
 * @param message  row of the message table at which it was found first, or {@link MessageTable#NONE}
 * @param messages rows of the message table: requests and replies of the first transactions concerned, in the order of the capture,
 *                 and {@code message} itself
 */
public record FindingPlace(int message, List<Integer> messages) {

    /** About no message. */
    public static final FindingPlace NOWHERE = new FindingPlace(MessageTable.NONE, List.of());
}
