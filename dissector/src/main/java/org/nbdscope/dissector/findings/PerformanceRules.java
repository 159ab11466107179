package org.nbdscope.dissector.findings;

import java.util.List;

/** What is legal, and costs time. */
final class PerformanceRules {

    private static final RuleGroup GROUP = new RuleGroup("Performance");

    static final Rule MAP_LOOP = GROUP.note("MAP_LOOP", Fault.CLIENT, "A map that took more than one round trip")
            .says("Structured reply types", "Servers should however be aware that most client implementations will likely follow up "
                    + "with a request "
                    + "for extent information at the first offset not covered by a reduced-length reply.")
            .means("Each follow-up has a cause: the limit of 32-bit lengths, NBD_CMD_FLAG_REQ_ONE, a server that stops short, a client "
                    + "that asks "
                    + "in pieces or again. Only some of them can be avoided.")
            .advises("With the 32-bit limit negotiate extended headers; with REQ_ONE leave the flag out; in pieces ask for all at once.");

    static final Rule REQ_ONE_LOOP = GROUP.note("REQ_ONE_LOOP", Fault.CLIENT, "A map walked one extent at a time")
            .says("Command flags", "Client implementers should note that using this flag on multiple contiguous requests is likely to "
                    + "be inefficient.")
            .means("Every extent costs a round trip.")
            .advises("Leave NBD_CMD_FLAG_REQ_ONE out and keep the extents that come.");

    static final Rule RE_ASKED = GROUP.note("RE_ASKED", Fault.CLIENT, "Block status of a range that was answered before")
            .means("The client's host had the whole answer already, from this connection or from another one, and nobody was seen to "
                    + "write there since.")
            .advises("Keep the answer.");

    static final Rule EXT_NOT_ASKED = GROUP.note("EXT_NOT_ASKED", Fault.CLIENT, "Extended headers would have helped, and were not asked "
            + "for")
            .says("Transmission", "Extended messages make it possible to perform 64-bit transactions (although typically only for "
                    + "commands that do not "
                    + "include a data payload).")
            .means("Requests were split at the limit of 32-bit lengths.")
            .advises("Send NBD_OPT_EXTENDED_HEADERS, and fall back to structured replies where it is refused.");

    static final Rule EXT_REFUSED = GROUP.note("EXT_REFUSED", Fault.SERVER, "Extended headers would have helped, and were refused")
            .says("Option types", "For backwards compatibility, clients SHOULD be prepared to also handle `NBD_REP_ERR_UNSUP`; in this "
                    + "case, only the "
                    + "compact transmission headers will be used.")
            .means("Requests were split at the limit of 32-bit lengths although the client had asked for more.")
            .advises("Use a server that supports NBD_OPT_EXTENDED_HEADERS.");

    static final Rule SR_NOT_ASKED = GROUP.note("SR_NOT_ASKED", Fault.CLIENT, "Structured replies were not asked for, though the server "
            + "has them")
            .means("The same server granted them, or extended headers, on another connection of this capture: errors could carry "
                    + "messages, reads "
                    + "could leave out holes.")
            .advises("Ask for NBD_OPT_EXTENDED_HEADERS or NBD_OPT_STRUCTURED_REPLY.");

    static final Rule SPLIT_TRIM_OR_ZERO = GROUP.note("SPLIT_TRIM_OR_ZERO", Fault.CLIENT, "One trim or write of zeroes in many requests")
            .says("Size constraints", "For commands that do not require a payload in either direction (such as `NBD_CMD_TRIM` or "
                    + "`NBD_CMD_WRITE_ZEROES`), the client MAY request an effect length larger than the maximum payload size")
            .means("Neighbouring ranges were trimmed or zeroed one by one. Formatting a disk of 1 PiB took a million trims of 1 GiB.")
            .advises("Join neighbours; with extended headers one request can have 64 bits of length.");

    static final Rule QUEUE_DEPTH_1 = GROUP.note("QUEUE_DEPTH_1", Fault.CLIENT, "One request at a time")
            .means("The client waited for each reply before it sent the next request, so that every request costs a round trip.")
            .advises("Keep several requests in flight.");

    static final Rule SMALL_SEQUENTIAL = GROUP.note("SMALL_SEQUENTIAL", Fault.CLIENT, "Small requests, one behind the other")
            .says("Size constraints", "The preferred block size represents the minimum size at which aligned requests will have "
                    + "efficient I/O, avoiding "
                    + "behaviour such as read-modify-write.")
            .means("Reads or writes that are smaller than the preferred block size follow each other without a gap, and could be joined.")
            .advises("Read ahead, or collect writes.");

    static final Rule UNALIGNED_PREFERRED = GROUP.note("UNALIGNED_PREFERRED", Fault.CLIENT, "Writes that are not aligned to the "
            + "preferred block size")
            .says("Size constraints", "and SHOULD use integer multiples of any advertised preferred block size where possible.")
            .means("The server may have to read before it can write.")
            .advises("Align writes to the preferred block size.");

    static final Rule CHUNK_STORM = GROUP.warning("CHUNK_STORM", Fault.SERVER, "A read answered in many small chunks")
            .says("Structured reply chunk message", "A server SHOULD try to minimize the number of chunks sent in a reply")
            .means("The chunks' headers, and the client's work for each, outweigh the data.")
            .advises("Join neighbouring chunks.");

    static final Rule FLUSH_STORM = GROUP.note("FLUSH_STORM", Fault.CLIENT, "Flushes with nothing to flush")
            .means("Nothing was written on this connection since the flush before. Each flush can cost a disk's latency.")
            .advises("Flush after writes only. Where several connections write this may be right.");

    static final Rule READ_OF_KNOWN_HOLE = GROUP.note("READ_OF_KNOWN_HOLE", Fault.CLIENT, "A read of what is known to be zero")
            .says("`base:allocation` metadata context", "if set, the block contents read as all zeroes")
            .means("The client's host had been told that the range reads as zeroes, on this connection or on another one, and nobody "
                    + "was seen to write there since.")
            .advises("Fill the buffer with zeroes instead of reading.");

    static final Rule HOLE_SENT_AS_DATA = GROUP.note("HOLE_SENT_AS_DATA", Fault.SERVER, "Zeroes sent as data")
            .says("Structured reply chunk message", "Second, there is no way to efficiently skip over portions of a sparse export "
                    + "that is known "
                    + "to contain all zeroes.")
            .means("All of a data chunk of at least the preferred block size was zero, and NBD_REPLY_TYPE_OFFSET_HOLE would have said "
                    + "so in 12 "
                    + "bytes.")
            .advises("Look for zeroes before sending, at least where the storage knows of holes.");

    static final Rule ZEROES_WRITTEN = GROUP.note("ZEROES_WRITTEN", Fault.CLIENT, "Zeroes written as data")
            .says("Request types", "A write request with no payload. *Offset* and *length* define the location and amount of data to be "
                    + "zeroed.")
            .means("All of a write's payload was zero, and the server offers NBD_CMD_WRITE_ZEROES, which needs no payload and can "
                    + "make a hole.")
            .advises("Look for zeroes before writing, and send NBD_CMD_WRITE_ZEROES.");

    static final Rule MAP_BLOCKS_READS = GROUP.note("MAP_BLOCKS_READS", Fault.SERVER, "Reads wait behind block status")
            .says("Ordering of messages and writes", "The server MAY process commands out of order, and MAY reply out of order")
            .means("Reads took many times longer while block status was in flight than without: the server seems to do one after the "
                    + "other. "
                    + "A copy that asked for the map while it read took ten times as long for that reason.")
            .advises("Answer block status without a lock that reads need; in the client, ask for the map before reading.");

    static final Rule MULTI_CONN_UNUSED = GROUP.note("MULTI_CONN_UNUSED", Fault.CLIENT, "One busy connection, where several are allowed")
            .says("Transmission flags", "Indicates that the server operates entirely without cache, or that the cache it uses is shared "
                    + "among all connections to the given device.")
            .means("The connection had many requests in flight most of the time; a second one has its own window and its own thread.")
            .advises("Open several connections.");

    static final Rule IN_ORDER_SERVER = GROUP.note("IN_ORDER_SERVER", Fault.SERVER, "One reply after the other, in order")
            .says("Ordering of messages and writes", "The server MAY process commands out of order, and MAY reply out of order")
            .means("Whatever was in flight, replies came in the order of the requests, and a request took the longer the more were before "
                    + "it: the server seems to do one thing at a time.")
            .advises("Let the server work on several requests at once.");

    static final Rule SLOW_TAIL = GROUP.note("SLOW_TAIL", Fault.SERVER, "A few requests take much longer than most")
            .means("One in a hundred takes more than ten times as long as half of them do.")
            .advises("Look at what the slowest ones have in common: place, size, what was in flight with them.");

    private PerformanceRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
