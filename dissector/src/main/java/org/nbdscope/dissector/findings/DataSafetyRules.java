package org.nbdscope.dissector.findings;

import java.util.List;

/** What may lose data, or make what is read depend on luck. */
final class DataSafetyRules {

    private static final RuleGroup GROUP = new RuleGroup("Data safety");

    static final Rule STATUS_CONTRADICTS = GROUP.warning("STATUS_CONTRADICTS", Fault.SERVER, "One range, two different answers")
            .means("base:allocation said something else of the same range before, on this connection or on another one, and nobody was "
                    + "seen to write there since; somebody "
                    + "who is not in "
                    + "the capture may have. A backup that believes the wrong answer is not complete.")
            .advises("Compare with the image itself; look for a server that caches block status.");

    static final Rule ZERO_NOT_ZERO = GROUP.warning("ZERO_NOT_ZERO", Fault.SERVER, "What was said to be zero is not")
            .says("`base:allocation` metadata context", "if set, the block contents read as all zeroes")
            .means("Block status promised that the range reads as zeroes, and a read returned something else. Nobody was seen to "
                    + "write there "
                    + "in between; somebody who is not in the capture may have. A copy that trusts the promise loses this data.")
            .advises("Compare with the image itself; report NBD_STATE_ZERO only where it is certain.");

    static final Rule OVERLAPPING_WRITES = GROUP.warning("OVERLAPPING_WRITES", Fault.CLIENT, "Writes in flight overlap")
            .says("Ordering of messages and writes", "The server MAY process commands out of order, and MAY reply out of order")
            .means("Which of them the disk holds in the end is open.")
            .advises("Wait for the first write's reply before sending the second.");

    static final Rule NO_FLUSH_BEFORE_DISC = GROUP.warning("NO_FLUSH_BEFORE_DISC", Fault.CLIENT, "Disconnect with writes that were not "
            + "flushed")
            .says("Maximum interoperability", "For data safety, implementing `NBD_CMD_FLUSH` and the `NBD_CMD_FLAG_FUA` flag to "
                    + "`NBD_CMD_WRITE` is "
                    + "strongly recommended.")
            .means("The server offers flush, and does not promise that a disconnect flushes: a power failure can take the writes back.")
            .advises("Send NBD_CMD_FLUSH and wait for its reply before NBD_CMD_DISC.");

    static final Rule FLUSH_TOO_EARLY = GROUP.warning("FLUSH_TOO_EARLY", Fault.CLIENT, "A flush while another connection still writes")
            .says("Ordering of messages and writes", "A client which uses multiple connections to a server to parallelize commands MUST "
                    + "NOT issue an "
                    + "`NBD_CMD_FLUSH` request until it has received the reply for all write commands which it expects to be covered by "
                    + "the flush.")
            .means("Writes in flight on the client's other connections are not covered by the flush. Whether the client expects that "
                    + "the capture "
                    + "does not show.")
            .advises("Wait for the replies on all connections before flushing on one.");

    static final Rule MULTI_CONN_NOT_ALLOWED = GROUP.warning("MULTI_CONN_NOT_ALLOWED", Fault.CLIENT, "Several connections where one is "
            + "allowed")
            .says("Transmission flags", "In the absence of this flag, clients SHOULD NOT multiplex their commands over more than one "
                    + "connection to the "
                    + "export.")
            .means("Without NBD_FLAG_CAN_MULTI_CONN the connections may have caches of their own: what one wrote another may not see.")
            .advises("Use one connection, or a server that offers NBD_FLAG_CAN_MULTI_CONN.");

    static final Rule ERROR_THEN_WRITE = GROUP.warning("ERROR_THEN_WRITE", Fault.CLIENT, "What could not be read was written elsewhere")
            .means("A read of this range failed on another connection of the client, was not repeated, and the same range of another "
                    + "disk was written then. Copying on after a read error was CVE-2022-0485: the copy holds something else there.")
            .advises("Stop the copy at the first error, or note the range as lost.");

    static final Rule TRIM_AS_ZERO = GROUP.warning("TRIM_AS_ZERO", Fault.CLIENT, "A trim where zeroes are wanted")
            .says("Request types", "After issuing this command, a client MUST NOT make any assumptions about the contents of the export "
                    + "affected by this command, until overwriting it again with `NBD_CMD_WRITE` or `NBD_CMD_WRITE_ZEROES`.")
            .means("The client knows from another disk that the range is zero, trims the same range here, and writes nothing there "
                    + "afterwards: as a copy this is wrong, since what is trimmed may read as anything.")
            .advises("Send NBD_CMD_WRITE_ZEROES, which may make a hole as well.");

    private DataSafetyRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
