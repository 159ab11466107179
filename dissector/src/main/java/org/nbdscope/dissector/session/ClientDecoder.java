package org.nbdscope.dissector.session;

import static org.nbdscope.dissector.session.HeaderLooks.MORE;
import static org.nbdscope.dissector.session.HeaderLooks.NO_HEADER;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.BlockStatusPayload;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.ClientFlagsMessage;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.ExtendedRequest;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OptionHeader;

/**
 * What the client sends: client flags, options, requests. Which of them is due tells the magic, not the state: a client may send its first
 * request together with the option that ends the handshake.
 */
final class ClientDecoder extends StreamDecoder {

    /** Bytes of an option's data that are read: longer ones are no sensible option. */
    static final int MAX_OPTION_DATA = 1 << 20;

    private static final int IHAV = (int) (Magic.IHAVEOPT >>> 32);

    private final OptionHaggling haggling;
    private final RequestLooks looks;
    private PendingRequest request;
    private boolean flagsDue;

    ClientDecoder(SessionDecoder owner, Session session) {
        super(owner, session, Side.CLIENT);
        haggling = owner.haggling();
        looks = new RequestLooks(session);
    }

    /** The server greeted newstyle: the client's first message is its flags. */
    void expectFlags() {
        flagsDue = streamOffset() == 0;
    }

    @Override
    int header(ByteBuffer bytes, int at, int available) {
        if (session.tls != TlsState.NONE || haggling.tlsAsked()) {
            int size = tlsHeader(bytes, at, available);
            if (size != NO_HEADER) {
                return size;
            }
        }
        if (available < 4) {
            return MORE;
        }
        int magic = bytes.getInt(at);
        if (magic == Magic.NBD_REQUEST_MAGIC) {
            if (available < CompactRequest.SIZE) {
                return MORE;
            }
            long length = CompactRequest.LENGTH.u32(bytes, at);
            return looks.isCutShort(bytes, at, available, CompactRequest.SIZE, length) ? NO_HEADER : compactRequest(bytes, at);
        }
        if (magic == Magic.NBD_EXTENDED_REQUEST_MAGIC) {
            if (available < ExtendedRequest.SIZE) {
                return MORE;
            }
            long length = ExtendedRequest.LENGTH.u64(bytes, at);
            return looks.isCutShort(bytes, at, available, ExtendedRequest.SIZE, length) ? NO_HEADER : extendedRequest(bytes, at);
        }
        if (magic == IHAV) {
            if (available < OptionHeader.SIZE) {
                return MORE;
            }
            return OptionHeader.MAGIC.u64(bytes, at) == Magic.IHAVEOPT ? option(bytes, at) : NO_HEADER;
        }
        return flagsDue && streamOffset() == 0 ? clientFlags(bytes, at) : NO_HEADER;
    }

    private int clientFlags(ByteBuffer bytes, int at) {
        begin(MessageKind.CLIENT_FLAGS);
        message.code = 0;
        message.flags = ClientFlagsMessage.FLAGS.i32(bytes, at);
        body(ClientFlagsMessage.SIZE, 0, 0);
        return ClientFlagsMessage.SIZE;
    }

    private int option(ByteBuffer bytes, int at) {
        begin(MessageKind.OPTION);
        message.code = OptionHeader.OPTION.i32(bytes, at);
        long length = OptionHeader.LENGTH.u32(bytes, at);
        message.payload = length;
        body(OptionHeader.SIZE, length, Math.min(length, MAX_OPTION_DATA));
        if (length == 0) {
            haggling.optionReceived(message, frame(), bytes, at, 0);
        }
        return OptionHeader.SIZE;
    }

    private int compactRequest(ByteBuffer bytes, int at) {
        begin(MessageKind.COMPACT_REQUEST);
        request(CompactRequest.TYPE.u16(bytes, at), CompactRequest.FLAGS.u16(bytes, at), CompactRequest.COOKIE.u64(bytes, at),
                CompactRequest.OFFSET.u64(bytes, at), CompactRequest.LENGTH.u32(bytes, at), false);
        boolean write = request.command == Command.NBD_CMD_WRITE.value();
        body(CompactRequest.SIZE, write ? request.length : 0, 0);
        if (write) {
            content(0);
        }
        return CompactRequest.SIZE;
    }

    /**
     * An extended request has a payload where the flag says so. qemu's client sends writes without the flag, and yet with the payload
     * (section "Request message" wants the flag): then the next bytes tell.
     */
    private int extendedRequest(ByteBuffer bytes, int at) {
        begin(MessageKind.EXTENDED_REQUEST);
        request(ExtendedRequest.TYPE.u16(bytes, at), ExtendedRequest.FLAGS.u16(bytes, at), ExtendedRequest.COOKIE.u64(bytes, at),
                ExtendedRequest.OFFSET.u64(bytes, at), ExtendedRequest.LENGTH.u64(bytes, at), true);
        boolean payload = CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(request.flags);
        if (payload && request.command == Command.NBD_CMD_BLOCK_STATUS.value()) {
            body(ExtendedRequest.SIZE, request.length, request.length < 0 ? 0 : Math.min(request.length, MAX_OPTION_DATA));
        } else if (payload) {
            body(ExtendedRequest.SIZE, request.length, 0);
        } else if (request.command == Command.NBD_CMD_WRITE.value()) {
            bodyOrNone(ExtendedRequest.SIZE, request.length);
        } else {
            body(ExtendedRequest.SIZE, 0, 0);
        }
        if (request.command == Command.NBD_CMD_WRITE.value()) {
            content(0);
        }
        return ExtendedRequest.SIZE;
    }

    private void request(int command, int flags, long cookie, long offset, long length, boolean extended) {
        looks.seen(cookie);
        request = owner.requestReceived();
        request.command = command;
        request.flags = flags;
        request.cookie = cookie;
        request.offset = offset;
        request.length = length;
        request.extended = extended;
        message.cookieInFlight = owner.cookieInFlight(cookie);
        owner.requestInFlight(request);
        message.code = command;
        message.flags = flags;
        message.cookie = cookie;
        message.request = request;
        message.offset = offset;
        message.length = length;
    }

    @Override
    void body(ByteBuffer bytes, int at, int length) {
        if (message.kind == MessageKind.OPTION) {
            haggling.optionReceived(message, frame(), bytes, at, length);
        } else if (length >= BlockStatusPayload.SIZE) {
            message.effectLength = BlockStatusPayload.EFFECT_LENGTH.u64(bytes, at);
            message.contextIds = new long[(length - BlockStatusPayload.SIZE) / Integer.BYTES];
            for (int i = 0; i < message.contextIds.length; i++) {
                message.contextIds[i] = bytes.getInt(at + BlockStatusPayload.SIZE + i * Integer.BYTES) & 0xffff_ffffL;
            }
        }
    }

    @Override
    void complete() {
        switch (message.kind) {
            case CLIENT_FLAGS -> clientFlagsComplete();
            case OPTION -> haggling.optionComplete(message);
            case COMPACT_REQUEST, EXTENDED_REQUEST -> owner.requestComplete(message);
            default -> owner.emit(message);
        }
    }

    private void clientFlagsComplete() {
        flagsDue = false;
        boolean fixed = ClientFlag.NBD_FLAG_C_FIXED_NEWSTYLE.in(message.flags)
                && HandshakeFlag.NBD_FLAG_FIXED_NEWSTYLE.in(session.handshakeFlags);
        session.handshake = fixed ? HandshakeStyle.FIXED_NEWSTYLE : HandshakeStyle.NEWSTYLE;
        haggling.clientFlags(message.flags);
        owner.emit(message);
    }

    @Override
    int plausible(ByteBuffer bytes, int at, int available) {
        byte first = bytes.get(at);
        if (first == (byte) (Magic.NBD_REQUEST_MAGIC >>> 24) || first == (byte) (Magic.NBD_EXTENDED_REQUEST_MAGIC >>> 24)) {
            return looks.requests(bytes, at, available, atSegmentStart());
        }
        if (first == (byte) (IHAV >>> 24)) {
            // No option comes behind a request, but payload may look like one.
            return session.transmission ? NO_HEADER : RequestLooks.option(bytes, at, available);
        }
        if (session.tls != TlsState.NONE) {
            return HeaderLooks.tlsRecord(bytes, at, available);
        }
        return NO_HEADER;
    }

    /** The server answers a cookie that is not in flight: if a request with it is among those that wait for a proof, this is it. */
    void answered(long cookie) {
        if (looks.isAmong(waiting(), waitingBytes(), cookie)) {
            believeWaiting();
        }
    }
}
