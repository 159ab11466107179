package org.nbdscope.dissector.protocol;

import static org.nbdscope.dissector.schema.FieldType.BOOLEAN;
import static org.nbdscope.dissector.schema.FieldType.BYTES;
import static org.nbdscope.dissector.schema.FieldType.DURATION;
import static org.nbdscope.dissector.schema.FieldType.NONE;
import static org.nbdscope.dissector.schema.FieldType.STRING;
import static org.nbdscope.dissector.schema.FieldType.UINT16;
import static org.nbdscope.dissector.schema.FieldType.UINT32;
import static org.nbdscope.dissector.schema.FieldType.UINT64;
import static org.nbdscope.dissector.schema.FieldType.UINT8;

import java.util.List;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * Every field of NBD, once: what stands on the wire, and what follows from several messages. Names are those of Wireshark 4.6 where it has
 * the field. Fields of fixed place are used by this package's structs; strings, lists and payload follow the structs.
 */
public final class NbdFields {

    private static final FieldList LIST = new FieldList();

    private static final String NEWSTYLE = "Newstyle negotiation";
    private static final String OLDSTYLE = "Oldstyle negotiation";
    private static final String FIXED_NEWSTYLE = "Fixed newstyle negotiation";
    private static final String SIZES = "Size constraints";
    private static final String METADATA = "Metadata querying";
    private static final String TLS = "TLS support";
    private static final String TRANSMISSION = "Transmission";
    private static final String REQUEST = "Request message";
    private static final String STRUCTURED = "Structured reply chunk message";
    private static final String EXTENDED = "Extended reply chunk message";
    private static final String PHASES = "Protocol phases";
    private static final String CONVENTIONS = "Conventions";

    // The greeting and the client's flags

    public static final FieldDefinition HANDSHAKE_MAGIC = LIST.add("nbd.hnd.magic", "Magic", UINT64, Magic.HANDSHAKE_NAMES, NEWSTYLE,
            "A constant with which every message of the handshake begins: it tells what follows, and shows that both sides are in step.");
    public static final FieldDefinition HANDSHAKE_VERSION = LIST.add("nbd.hnd.version", "Negotiation Magic", UINT64,
            Magic.HANDSHAKE_NAMES, NEWSTYLE,
            "The server's second constant. It decides between the newstyle negotiation, which has options, and the oldstyle one.");
    public static final FieldDefinition HANDSHAKE_FLAGS = LIST.add("nbd.hnd.flags", "Handshake Flags", UINT16, HandshakeFlag.SECTION,
            "What the server can do in the handshake itself. The client answers with the flags that it wants to use.");
    public static final FieldDefinition HANDSHAKE_FLAGS_FIXED_NEWSTYLE = LIST.add("nbd.hnd.flags.fixed_new", "Fixed Newstyle",
            HandshakeFlag.NBD_FLAG_FIXED_NEWSTYLE, HandshakeFlag.SECTION);
    public static final FieldDefinition HANDSHAKE_FLAGS_NO_ZEROES = LIST.add("nbd.hnd.flags.no_zeroes", "No Zeroes",
            HandshakeFlag.NBD_FLAG_NO_ZEROES, HandshakeFlag.SECTION);
    public static final FieldDefinition OLDSTYLE_FLAGS = LIST.add("nbd.hnd.oldstyle_flags", "Oldstyle Flags", UINT32, OLDSTYLE,
            "The handshake flags in the upper 16 bits and the transmission flags in the lower 16, sent together.");
    public static final FieldDefinition CLIENT_FLAGS = LIST.add("nbd.cli.flags", "Client Flags", UINT32, ClientFlag.SECTION,
            "Which of the server's handshake flags the client takes up. A server closes the connection when it sees one it did not offer.");
    public static final FieldDefinition CLIENT_FLAGS_FIXED_NEWSTYLE = LIST.add("nbd.cli.flags.fixed_new", "Fixed Newstyle",
            ClientFlag.NBD_FLAG_C_FIXED_NEWSTYLE, ClientFlag.SECTION);
    public static final FieldDefinition CLIENT_FLAGS_NO_ZEROES = LIST.add("nbd.cli.flags.no_zeroes", "No Zeroes",
            ClientFlag.NBD_FLAG_C_NO_ZEROES, ClientFlag.SECTION);

    // Options and their replies

    public static final FieldDefinition OPTION = LIST.add("nbd.hnd.opt", "Option", UINT32, OptionType.NAMES, OptionType.SECTION,
            "What the client asks for in the handshake. The server's reply repeats the number.");
    public static final FieldDefinition OPTION_LENGTH = LIST.add("nbd.option.length", "Option Length", UINT32, NEWSTYLE,
            "How many bytes of data follow the header of the option. By it a server can skip an option that it does not know.");
    public static final FieldDefinition OPTION_REPLY_TYPE = LIST.add("nbd.hnd.reply", "Reply", UINT32, OptionReplyType.NAMES,
            OptionReplyType.SECTION,
            "What the server says to an option. Types with bit 31 set are errors; those and NBD_REP_ACK are final.");
    public static final FieldDefinition OPTION_REPLY_LENGTH = LIST.add("nbd.option_reply.length", "Option Reply Length", UINT32,
            FIXED_NEWSTYLE, "How many bytes of data follow the header of the reply to an option.");
    public static final FieldDefinition OPTION_REPLY_ERROR = LIST.add("nbd.hnd.reply.error", "Reply Error", NONE, OptionReplyType.SECTION,
            "Marks a reply by which the server refuses an option.");

    public static final FieldDefinition EXPORT_NAME_LENGTH = LIST.add("nbd.export.name.len", "Export Name Length", UINT32,
            OptionType.SECTION, "How many bytes the name of the export takes. Zero means the default export.");
    public static final FieldDefinition EXPORT_NAME = LIST.add("nbd.export.name", "Export Name", STRING, OptionType.SECTION,
            "Which of the server's disks is meant. The empty name stands for the default export.");
    public static final FieldDefinition EXPORT_DESCRIPTION = LIST.add("nbd.export.description", "Export Description", STRING,
            OptionReplyType.SECTION, "What the server tells people about an export. Programs make nothing of it.");
    public static final FieldDefinition INFORMATION_COUNT = LIST.add("nbd.info.num", "Number of Information Requests", UINT16,
            OptionType.SECTION, "How many information types the client asks for. The export's size and flags come in any case.");
    public static final FieldDefinition INFORMATION_TYPE = LIST.add("nbd.info", "Information Type", UINT16, InformationType.NAMES,
            InformationType.SECTION, "Which detail of an export the client asks for, or the server tells.");
    public static final FieldDefinition QUERY_COUNT = LIST.add("nbd.query.num", "Number of Queries", UINT32, OptionType.SECTION,
            "How many metadata queries follow. None lists everything or, when contexts are being selected, selects nothing.");
    public static final FieldDefinition QUERY_LENGTH = LIST.add("nbd.query.len", "Query Length", UINT32, OptionType.SECTION,
            "How many bytes the metadata query takes.");
    public static final FieldDefinition QUERY = LIST.add("nbd.query", "Query", STRING, METADATA,
            "Which metadata contexts the client wants: a namespace, a colon, and what that namespace makes of the rest.");

    // The export

    public static final FieldDefinition EXPORT_SIZE = LIST.add("nbd.export.size", "Export Size", UINT64, NEWSTYLE,
            "The size of the disk in bytes. Requests may not reach beyond it.");
    public static final FieldDefinition TRANSMISSION_FLAGS = LIST.add("nbd.export.trans.flags", "Transmission Flags", UINT16,
            TransmissionFlag.SECTION, "What the server says of the export, and which commands and flags it supports there.");
    public static final FieldDefinition TRANSMISSION_FLAGS_HAS_FLAGS = transmissionFlag("has_flags", "Has Flags",
            TransmissionFlag.NBD_FLAG_HAS_FLAGS);
    public static final FieldDefinition TRANSMISSION_FLAGS_READ_ONLY = transmissionFlag("read_only", "Read Only",
            TransmissionFlag.NBD_FLAG_READ_ONLY);
    public static final FieldDefinition TRANSMISSION_FLAGS_FLUSH = transmissionFlag("flush", "Flush",
            TransmissionFlag.NBD_FLAG_SEND_FLUSH);
    public static final FieldDefinition TRANSMISSION_FLAGS_FUA = transmissionFlag("fua", "Forced Unit Access",
            TransmissionFlag.NBD_FLAG_SEND_FUA);
    public static final FieldDefinition TRANSMISSION_FLAGS_ROTATIONAL = transmissionFlag("rotational", "Rotational",
            TransmissionFlag.NBD_FLAG_ROTATIONAL);
    public static final FieldDefinition TRANSMISSION_FLAGS_TRIM = transmissionFlag("trim", "Trim",
            TransmissionFlag.NBD_FLAG_SEND_TRIM);
    public static final FieldDefinition TRANSMISSION_FLAGS_WRITE_ZEROES = transmissionFlag("write_zeroes", "Write Zeroes",
            TransmissionFlag.NBD_FLAG_SEND_WRITE_ZEROES);
    public static final FieldDefinition TRANSMISSION_FLAGS_DF = transmissionFlag("df", "Don't Fragment",
            TransmissionFlag.NBD_FLAG_SEND_DF);
    public static final FieldDefinition TRANSMISSION_FLAGS_MULTI_CONN = transmissionFlag("multi_conn", "Multiple Connections",
            TransmissionFlag.NBD_FLAG_CAN_MULTI_CONN);
    public static final FieldDefinition TRANSMISSION_FLAGS_RESIZE = transmissionFlag("resize", "Resize",
            TransmissionFlag.NBD_FLAG_SEND_RESIZE);
    public static final FieldDefinition TRANSMISSION_FLAGS_CACHE = transmissionFlag("cache", "Cache",
            TransmissionFlag.NBD_FLAG_SEND_CACHE);
    public static final FieldDefinition TRANSMISSION_FLAGS_FAST_ZERO = transmissionFlag("fast_zero", "Fast Zeroes",
            TransmissionFlag.NBD_FLAG_SEND_FAST_ZERO);
    public static final FieldDefinition TRANSMISSION_FLAGS_BLOCK_STATUS_PAYLOAD = transmissionFlag("block_status_payload",
            "Block Status Payload", TransmissionFlag.NBD_FLAG_BLOCK_STATUS_PAYLOAD);
    public static final FieldDefinition RESERVED = LIST.add("nbd.reserved", "Reserved (Zeroes)", BYTES, NEWSTYLE,
            "124 zeroes kept for later use. In newstyle negotiation both sides can agree to leave them out.");
    public static final FieldDefinition MINIMUM_BLOCK_SIZE = LIST.add("nbd.block_size.min", "Minimum Block Size", UINT32, SIZES,
            "Offsets and lengths of requests have to be multiples of this many bytes. It is a power of two, at most 65,536.");
    public static final FieldDefinition PREFERRED_BLOCK_SIZE = LIST.add("nbd.block_size.prefer", "Preferred Block Size", UINT32, SIZES,
            "Requests that are aligned to this many bytes are efficient, since the server need not read before it writes.");
    public static final FieldDefinition MAXIMUM_PAYLOAD_SIZE = LIST.add("nbd.payload_size.max", "Maximum Payload Size", UINT32, SIZES,
            "The most bytes of data that the server takes with one request. 4294967295 means that there is no fixed limit.");

    // Metadata contexts

    public static final FieldDefinition META_CONTEXT_ID = LIST.add("nbd.meta_context.id", "Metadata Context ID", UINT32,
            OptionReplyType.SECTION, "The number that the server gave to a metadata context. It holds for this connection only.");
    public static final FieldDefinition META_CONTEXT_NAME = LIST.add("nbd.meta_context.name", "Metadata Context Name", STRING, METADATA,
            "The kind of information that a block status tells, such as base:allocation (which parts are holes or zeroes).");

    // TLS

    public static final FieldDefinition TLS_STATE = LIST.add("nbd.tls.state", "TLS", STRING, TLS,
            "Whether the session runs under TLS and, if so, whether its keys were known: none, encrypted or decrypted.");
    public static final FieldDefinition TLS_CONTENT_TYPE = LIST.add("nbd.tls.content_type", "TLS Content Type", UINT8,
            TlsContentType.NAMES, TLS, "What a TLS record carries. In TLS 1.3 everything that is encrypted says APPLICATION_DATA.");
    public static final FieldDefinition TLS_VERSION = LIST.add("nbd.tls.version", "TLS Record Version", UINT16, TlsVersion.NAMES, TLS,
            "The version that a TLS record claims. TLS 1.3 keeps saying 1.2 here, so as not to upset middleboxes.");
    public static final FieldDefinition TLS_LENGTH = LIST.add("nbd.tls.length", "TLS Record Length", UINT16, TLS,
            "How many bytes of the TLS record follow its header.");
    public static final FieldDefinition TLS_FRAGMENT = LIST.add("nbd.tls.fragment", "TLS Fragment", BYTES, TLS,
            "The contents of a TLS record, which only the holder of the session's keys can read.");

    // Requests

    public static final FieldDefinition MAGIC = LIST.add("nbd.magic", "Magic", UINT32, Magic.TRANSMISSION_NAMES, TRANSMISSION,
            "A constant with which every message of the transmission phase begins. It tells requests and the kinds of reply apart.");
    public static final FieldDefinition COMMAND_FLAGS = LIST.add("nbd.cmd.flags", "Command Flags", UINT16, CommandFlag.SECTION,
            "Special wishes about how the server shall carry out the request.");
    public static final FieldDefinition COMMAND_FLAGS_FUA = LIST.add("nbd.cmd.flags.fua", "Forced Unit Access",
            CommandFlag.NBD_CMD_FLAG_FUA, CommandFlag.SECTION);
    public static final FieldDefinition COMMAND_FLAGS_NO_HOLE = LIST.add("nbd.cmd.flags.no_hole", "No Hole",
            CommandFlag.NBD_CMD_FLAG_NO_HOLE, CommandFlag.SECTION);
    public static final FieldDefinition COMMAND_FLAGS_DF = LIST.add("nbd.cmd.flags.df", "Don't Fragment",
            CommandFlag.NBD_CMD_FLAG_DF, CommandFlag.SECTION);
    public static final FieldDefinition COMMAND_FLAGS_REQ_ONE = LIST.add("nbd.cmd.flags.req_one", "Request One",
            CommandFlag.NBD_CMD_FLAG_REQ_ONE, CommandFlag.SECTION);
    public static final FieldDefinition COMMAND_FLAGS_FAST_ZERO = LIST.add("nbd.cmd.flags.fast_zero", "Fast Zero",
            CommandFlag.NBD_CMD_FLAG_FAST_ZERO, CommandFlag.SECTION);
    public static final FieldDefinition COMMAND_FLAGS_PAYLOAD_LEN = LIST.add("nbd.cmd.flags.payload_len", "Payload Len",
            CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN, CommandFlag.SECTION);
    public static final FieldDefinition COMMAND = LIST.add("nbd.type", "Type", UINT16, Command.NAMES, Command.SECTION,
            "What the client asks the server to do.");
    public static final FieldDefinition COOKIE = LIST.add("nbd.handle", "Cookie", UINT64, TRANSMISSION,
            "A number that the client chooses and the server repeats, so that replies can come in any order. It used to be called handle.");
    public static final FieldDefinition OFFSET = LIST.add("nbd.from", "Offset", UINT64, REQUEST,
            "The byte of the export at which the request begins.");
    public static final FieldDefinition LENGTH = LIST.add("nbd.len", "Length", UINT64, REQUEST,
            "In a request how many bytes of the export it is about, or how many of payload follow; in a reply chunk the latter. It takes "
                    + "64 bits in extended headers, else 32.");
    public static final FieldDefinition EFFECT_LENGTH = LIST.add("nbd.effect_length", "Effect Length", UINT64, Command.SECTION,
            "How many bytes of the export the request is about, as opposed to the bytes of payload it carries.");

    // Replies

    public static final FieldDefinition REPLY_FLAGS = LIST.add("nbd.reply.flags", "Reply Flags", UINT16, ReplyFlag.SECTION,
            "Flags of a reply chunk; only one is defined, which marks the last chunk.");
    public static final FieldDefinition REPLY_FLAGS_DONE = LIST.add("nbd.reply.flags.done", "Done", ReplyFlag.NBD_REPLY_FLAG_DONE,
            ReplyFlag.SECTION);
    public static final FieldDefinition REPLY_TYPE = LIST.add("nbd.reply.type", "Reply Type", UINT16, ReplyType.NAMES,
            ReplyType.SECTION, "What a reply chunk carries: data, a hole, block status, an error or nothing.");
    public static final FieldDefinition REPLY_OFFSET = LIST.add("nbd.reply.offset", "Reply Offset", UINT64, EXTENDED,
            "Repeats the offset of the request that is answered, whatever part of it the chunk is about.");
    public static final FieldDefinition ERROR = LIST.add("nbd.error", "Error", UINT32, ErrorValue.NAMES, ErrorValue.SECTION,
            "Why the request failed; 0 means that it did not. The numbers are fixed by NBD and happen to be Linux's.");
    public static final FieldDefinition ERROR_MESSAGE_LENGTH = LIST.add("nbd.error_msg.len", "Message Length", UINT16, ReplyType.SECTION,
            "How many bytes the message of an error chunk takes. Zero when the server has nothing to say.");
    public static final FieldDefinition ERROR_MESSAGE = LIST.add("nbd.error_msg", "Error Message", STRING, ReplyType.SECTION,
            "What went wrong, in words for people. The server chooses them freely.");
    public static final FieldDefinition DATA = LIST.add("nbd.data", "Data", BYTES, STRUCTURED,
            "Bytes that belong to the message and that NBD itself gives no structure: what is read or written, or an unknown payload.");
    public static final FieldDefinition UNEXPECTED_DATA = LIST.add("nbd.data.unexpected", "Unexpected Data", NONE, STRUCTURED,
            "Marks bytes that a message of this kind should not have.");
    public static final FieldDefinition CHUNK_OFFSET = LIST.add("nbd.chunk.offset", "Chunk Offset", UINT64, ReplyType.SECTION,
            "The byte of the export at which the chunk's data or hole begins, or at which the request failed.");
    public static final FieldDefinition CHUNK_LENGTH = LIST.add("nbd.chunk.length", "Chunk Length", UINT64, ReplyType.SECTION,
            "How many bytes of the export the chunk tells about: the bytes of its data, or the size of its hole.");
    public static final FieldDefinition HOLE_SIZE = LIST.add("nbd.hole_size", "Hole Size", UINT32, ReplyType.SECTION,
            "How many bytes of the export read as zeroes here.");
    public static final FieldDefinition BLOCK_STATUS_COUNT = LIST.add("nbd.block_status.count", "Descriptor Count", UINT32,
            ReplyType.SECTION, "How many extents the chunk lists. The 64-bit form says it, in the 32-bit form it follows from the length.");
    public static final FieldDefinition EXTENT_OFFSET = LIST.add("nbd.extent.offset", "Extent Offset", UINT64, ReplyType.SECTION,
            "The byte of the export at which the extent begins. It is not sent: extents follow one another from the request's offset.");
    public static final FieldDefinition EXTENT_LENGTH = LIST.add("nbd.extent.length", "Extent Length", UINT64, ReplyType.SECTION,
            "For how many bytes of the export the status holds. A length of zero is an error, because clients would never get on.");
    public static final FieldDefinition STATUS_FLAGS = LIST.add("nbd.status_flags", "Block Status Flags", UINT64, ReplyType.SECTION,
            "The status of an extent. What its bits mean is up to the metadata context; 0 is always a safe answer.");
    public static final FieldDefinition STATUS_FLAGS_HOLE = LIST.add("nbd.status_flags.hole", "Hole", StateFlag.NBD_STATE_HOLE,
            StateFlag.SECTION);
    public static final FieldDefinition STATUS_FLAGS_ZERO = LIST.add("nbd.status_flags.zero", "Zero", StateFlag.NBD_STATE_ZERO,
            StateFlag.SECTION);

    // What follows from several messages

    public static final FieldDefinition RESPONSE_IN = LIST.add("nbd.response_in", "Response In", UINT64, TRANSMISSION,
            "The number of the packet that completed the reply to this request.");
    public static final FieldDefinition RESPONSE_TO = LIST.add("nbd.response_to", "Request In", UINT64, TRANSMISSION,
            "The number of the packet that completed the request to which this is the reply.");
    public static final FieldDefinition TIME = LIST.add("nbd.time", "Time", DURATION, TRANSMISSION,
            "How long after its request this reply was seen. The capture's place on the way decides how much of the network is in it.");
    public static final FieldDefinition TRANSACTION_INDEX = LIST.add("nbd.transaction.index", "Transaction", UINT64, TRANSMISSION,
            "The number of the request within its session, counted from 0. Replies have that of the request they answer.");
    public static final FieldDefinition TRANSACTION_LATENCY = LIST.add("nbd.transaction.latency", "Latency", DURATION, TRANSMISSION,
            "The time from the last byte of a request to the last byte of its reply.");
    public static final FieldDefinition TRANSACTION_UNANSWERED = LIST.add("nbd.transaction.unanswered", "Unanswered", BOOLEAN,
            TRANSMISSION, "The request has no complete reply in the capture. NBD_CMD_DISC never has one and does not count.");
    public static final FieldDefinition TRANSACTION_DEPTH = LIST.add("nbd.transaction.depth", "Depth", UINT32, TRANSMISSION,
            "How many requests of the session were waiting for their reply at that moment.");
    public static final FieldDefinition MESSAGE = LIST.add("nbd.message", "Message", UINT64, PHASES,
            "The number of the NBD message within the capture, counted from 0.");
    public static final FieldDefinition MESSAGE_TYPE = LIST.add("nbd.message.type", "Message Type", STRING, PHASES,
            "What kind of message it is: the specification's constant, or words such as greeting, simple reply or undecoded.");
    public static final FieldDefinition MESSAGE_BYTES = LIST.add("nbd.message.bytes", "Message Bytes", UINT64, PHASES,
            "How many bytes the message took in its TCP stream, with header and payload.");
    public static final FieldDefinition MESSAGE_SUMMARY = LIST.add("nbd.message.summary", "Summary", STRING, PHASES,
            "The message in one line for people.");
    public static final FieldDefinition FROM_CLIENT = LIST.add("nbd.from_client", "From Client", BOOLEAN, PHASES,
            "The client sent this message. Which side that is follows from what was said, not from the port.");
    public static final FieldDefinition FROM_SERVER = LIST.add("nbd.from_server", "From Server", BOOLEAN, PHASES,
            "The server sent this message. Which side that is follows from what was said, not from the port.");
    public static final FieldDefinition UNDECODED = LIST.add("nbd.undecoded", "Undecoded", NONE, TRANSMISSION,
            "Marks bytes in which no message could be recognised, for instance after the capture lost some packets.");
    public static final FieldDefinition MISSING = LIST.add("nbd.missing", "Missing Bytes", UINT64, PHASES,
            "How many bytes of the message the capture does not hold, because packets were lost or cut short.");
    public static final FieldDefinition SESSION = LIST.add("nbd.session", "Session", UINT32, PHASES,
            "The number of the NBD connection within the capture, counted from 0.");
    public static final FieldDefinition CLIENT = LIST.add("nbd.client", "Client", STRING, PHASES,
            "Address and port of the side that asks, such as 127.0.0.1:46414.");
    public static final FieldDefinition SERVER = LIST.add("nbd.server", "Server", STRING, PHASES,
            "Address and port of the side that has the disk, such as [::1]:10809.");
    public static final FieldDefinition HANDSHAKE = LIST.add("nbd.handshake", "Handshake", STRING, "Handshake",
            "How the session was negotiated: oldstyle, newstyle or fixed newstyle.");
    public static final FieldDefinition REPLY_MODE = LIST.add("nbd.reply_mode", "Replies", STRING, TRANSMISSION,
            "Which kind of replies was agreed on for the session: simple, structured or extended.");
    public static final FieldDefinition FINDING_CODE = LIST.add("nbd.finding.code", "Finding", STRING, CONVENTIONS,
            "The code of what is wrong, wasteful or surprising about the message, such as ZERO_EXTENT.");
    public static final FieldDefinition FINDING_SEVERITY = LIST.add("nbd.finding.severity", "Severity", STRING, CONVENTIONS,
            "How bad a finding is: error (a MUST is broken), warning (a SHOULD is broken, or there is a risk) or note.");

    /** Bits of {@link #HANDSHAKE_FLAGS}, from bit 0. */
    static final List<FieldDefinition> HANDSHAKE_FLAGS_BITS = List.of(HANDSHAKE_FLAGS_FIXED_NEWSTYLE, HANDSHAKE_FLAGS_NO_ZEROES);
    /** Bits of {@link #CLIENT_FLAGS}, from bit 0. */
    static final List<FieldDefinition> CLIENT_FLAGS_BITS = List.of(CLIENT_FLAGS_FIXED_NEWSTYLE, CLIENT_FLAGS_NO_ZEROES);
    /** Bits of {@link #TRANSMISSION_FLAGS}, from bit 0. */
    static final List<FieldDefinition> TRANSMISSION_FLAGS_BITS = List.of(TRANSMISSION_FLAGS_HAS_FLAGS, TRANSMISSION_FLAGS_READ_ONLY,
            TRANSMISSION_FLAGS_FLUSH, TRANSMISSION_FLAGS_FUA, TRANSMISSION_FLAGS_ROTATIONAL, TRANSMISSION_FLAGS_TRIM,
            TRANSMISSION_FLAGS_WRITE_ZEROES, TRANSMISSION_FLAGS_DF, TRANSMISSION_FLAGS_MULTI_CONN, TRANSMISSION_FLAGS_RESIZE,
            TRANSMISSION_FLAGS_CACHE, TRANSMISSION_FLAGS_FAST_ZERO, TRANSMISSION_FLAGS_BLOCK_STATUS_PAYLOAD);
    /** Bits of {@link #COMMAND_FLAGS}, from bit 0. */
    static final List<FieldDefinition> COMMAND_FLAGS_BITS = List.of(COMMAND_FLAGS_FUA, COMMAND_FLAGS_NO_HOLE, COMMAND_FLAGS_DF,
            COMMAND_FLAGS_REQ_ONE, COMMAND_FLAGS_FAST_ZERO, COMMAND_FLAGS_PAYLOAD_LEN);
    /** Bits of {@link #REPLY_FLAGS}, from bit 0. */
    static final List<FieldDefinition> REPLY_FLAGS_BITS = List.of(REPLY_FLAGS_DONE);
    /** Bits of {@link #STATUS_FLAGS} in the context {@code base:allocation}, from bit 0. */
    static final List<FieldDefinition> STATUS_FLAGS_BITS = List.of(STATUS_FLAGS_HOLE, STATUS_FLAGS_ZERO);

    /** Every field in the order of declaration. */
    public static final List<FieldDefinition> ALL = LIST.all();

    private NbdFields() {
    }

    private static FieldDefinition transmissionFlag(String name, String label, TransmissionFlag flag) {
        return LIST.add("nbd.trans.flags." + name, label, flag, TransmissionFlag.SECTION);
    }
}
