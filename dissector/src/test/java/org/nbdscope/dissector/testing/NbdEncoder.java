package org.nbdscope.dissector.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes NBD messages, one after the other, into a buffer that grows. Every message is right by itself; {@link #with} puts another value
 * into one field of the next message, so that a test can break exactly one thing. Lengths and counts are computed from what is written
 * and can be replaced in the same way; what is written after them stays as it is.
 *
 * <p>Offsets, lengths, sizes and cookies are unsigned numbers of 64 bits unless the message has fewer; then the low bits are written.
 * Text is written as UTF-8. The methods take no notice of who may send what and when: {@link Conversation} does.
 */
public final class NbdEncoder {

    /** A field whose value {@link #with} can replace. */
    public enum Field {
        /** The first number of any message (of the oldstyle and newstyle greeting: {@code NBDMAGIC}). */
        MAGIC,
        /** The greeting's second number: {@code IHAVEOPT} or {@code cliserv_magic}. */
        STYLE_MAGIC,
        /** Handshake, client, transmission, command or reply flags. */
        FLAGS,
        /** Size of the export. */
        SIZE,
        /** Option number, of an option and of its reply. */
        OPTION,
        /** Type of a request, of a chunk, or of an option reply. */
        TYPE,
        COOKIE,
        /** Offset in the header of a request or of an extended reply. */
        OFFSET,
        /** Length of what follows (of a request without payload: of its effect). */
        LENGTH,
        /** Error number of a simple reply or an error chunk. */
        ERROR,
        /** Length of an error chunk's message. */
        MESSAGE_LENGTH,
        /** Offset in the payload of a chunk: {@code OFFSET_DATA}, {@code OFFSET_HOLE}, {@code ERROR_OFFSET}. */
        CHUNK_OFFSET,
        /** Length of the hole in an {@code OFFSET_HOLE} chunk. */
        HOLE_LENGTH,
        /** Id of a metadata context in a block status chunk or an option reply. */
        CONTEXT_ID,
        /** Number of extents, queries or information requests that follow, where the message counts them. */
        COUNT,
        /** Length of the export's name, in the options and replies that carry it. */
        NAME_LENGTH,
        /** Information type of an {@code NBD_REP_INFO}. */
        INFORMATION,
        /** Effect length in the payload of a block status request. */
        EFFECT_LENGTH
    }

    private static final int OLDSTYLE_ZEROES = 124;
    private static final byte[] NOTHING = {};

    private final HeaderMode mode;
    private final Map<Field, Long> replaced = new EnumMap<>(Field.class);
    private byte[] bytes = new byte[256];
    private int size;

    /** @param mode decides between compact and extended requests, and between structured and extended chunks */
    public NbdEncoder(HeaderMode mode) {
        this.mode = mode;
    }

    public HeaderMode mode() {
        return mode;
    }

    /** Puts {@code value} into a field of the next message. A message that has no such field is a mistake of the test, and throws. */
    public NbdEncoder with(Field field, long value) {
        replaced.put(field, value);
        return this;
    }

    /** A copy of everything written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The buffer itself, of which {@link #size()} bytes are written; valid until the next message. */
    public byte[] array() {
        return bytes;
    }

    /** Bytes written. */
    public int size() {
        return size;
    }

    /** Forgets what was written, and keeps the buffer. */
    public NbdEncoder clear() {
        size = 0;
        return this;
    }

    /** Any bytes. */
    public NbdEncoder raw(byte... data) {
        put(data);
        return done();
    }

    // Handshake

    /** The server's greeting, 18 bytes ("Newstyle negotiation"). */
    public NbdEncoder newstyleGreeting(int handshakeFlags) {
        u64(Field.MAGIC, Wire.NBDMAGIC);
        u64(Field.STYLE_MAGIC, Wire.IHAVEOPT);
        u16(Field.FLAGS, handshakeFlags);
        return done();
    }

    /** The server's greeting, 152 bytes, after which transmission begins ("Oldstyle negotiation"). */
    public NbdEncoder oldstyleGreeting(long exportSize, int flags) {
        u64(Field.MAGIC, Wire.NBDMAGIC);
        u64(Field.STYLE_MAGIC, Wire.CLISERV_MAGIC);
        u64(Field.SIZE, exportSize);
        u32(Field.FLAGS, flags);
        zeroes(OLDSTYLE_ZEROES);
        return done();
    }

    /** The client's answer to a newstyle greeting. */
    public NbdEncoder clientFlags(int flags) {
        u32(Field.FLAGS, flags);
        return done();
    }

    /** An option with any data. */
    public NbdEncoder option(int option, byte... data) {
        optionHeader(option, data.length);
        put(data);
        return done();
    }

    public NbdEncoder optionExportName(String name) {
        return option(Wire.OPT_EXPORT_NAME, utf8(name));
    }

    /** {@code NBD_OPT_INFO} or {@code NBD_OPT_GO}. */
    public NbdEncoder optionInfo(int option, String name, int... informationRequests) {
        byte[] text = utf8(name);
        optionHeader(option, 4 + text.length + 2 + 2 * informationRequests.length);
        u32(Field.NAME_LENGTH, text.length);
        put(text);
        u16(Field.COUNT, informationRequests.length);
        for (int request : informationRequests) {
            number(request, 2);
        }
        return done();
    }

    /** {@code NBD_OPT_LIST_META_CONTEXT} or {@code NBD_OPT_SET_META_CONTEXT}. */
    public NbdEncoder optionMetaContext(int option, String name, String... queries) {
        byte[] text = utf8(name);
        int length = 4 + text.length + 4;
        for (String query : queries) {
            length += 4 + utf8(query).length;
        }
        optionHeader(option, length);
        u32(Field.NAME_LENGTH, text.length);
        put(text);
        u32(Field.COUNT, queries.length);
        for (String query : queries) {
            byte[] queryText = utf8(query);
            number(queryText.length, 4);
            put(queryText);
        }
        return done();
    }

    /** A reply to an option with any data. */
    public NbdEncoder optionReply(int option, int type, byte... data) {
        optionReplyHeader(option, type, data.length);
        put(data);
        return done();
    }

    /** {@code NBD_REP_ACK}. */
    public NbdEncoder optionAck(int option) {
        return optionReply(option, Wire.REP_ACK);
    }

    /** An error reply ({@code NBD_REP_ERR_...}); the text may be empty. */
    public NbdEncoder optionError(int option, int type, String text) {
        return optionReply(option, type, utf8(text));
    }

    /** {@code NBD_REP_SERVER}: a name of the list; the text that may follow it may be empty. */
    public NbdEncoder optionServer(String name, String text) {
        byte[] nameText = utf8(name);
        byte[] rest = utf8(text);
        optionReplyHeader(Wire.OPT_LIST, Wire.REP_SERVER, 4 + nameText.length + rest.length);
        u32(Field.NAME_LENGTH, nameText.length);
        put(nameText);
        put(rest);
        return done();
    }

    /** {@code NBD_INFO_EXPORT}. */
    public NbdEncoder informationExport(int option, long exportSize, int transmissionFlags) {
        optionReplyHeader(option, Wire.REP_INFO, 2 + 8 + 2);
        u16(Field.INFORMATION, Wire.INFO_EXPORT);
        u64(Field.SIZE, exportSize);
        u16(Field.FLAGS, transmissionFlags);
        return done();
    }

    /** {@code NBD_INFO_BLOCK_SIZE}; bytes, unsigned, 32 bits each. */
    public NbdEncoder informationBlockSize(int option, long minimum, long preferred, long maximumPayload) {
        optionReplyHeader(option, Wire.REP_INFO, 2 + 4 + 4 + 4);
        u16(Field.INFORMATION, Wire.INFO_BLOCK_SIZE);
        number(minimum, 4);
        number(preferred, 4);
        number(maximumPayload, 4);
        return done();
    }

    /** {@code NBD_INFO_NAME}, {@code NBD_INFO_DESCRIPTION}, or any other information that is text. */
    public NbdEncoder informationText(int option, int information, String text) {
        byte[] data = utf8(text);
        optionReplyHeader(option, Wire.REP_INFO, 2 + data.length);
        u16(Field.INFORMATION, information);
        put(data);
        return done();
    }

    /** {@code NBD_REP_META_CONTEXT}. */
    public NbdEncoder optionContext(int option, int contextId, String context) {
        byte[] text = utf8(context);
        optionReplyHeader(option, Wire.REP_META_CONTEXT, 4 + text.length);
        u32(Field.CONTEXT_ID, contextId);
        put(text);
        return done();
    }

    /** The answer to {@code NBD_OPT_EXPORT_NAME}, with or without the 124 zeroes. */
    public NbdEncoder exportInformation(long exportSize, int transmissionFlags, boolean zeroes) {
        u64(Field.SIZE, exportSize);
        u16(Field.FLAGS, transmissionFlags);
        zeroes(zeroes ? OLDSTYLE_ZEROES : 0);
        return done();
    }

    // Transmission

    /** A request without payload, compact or extended. */
    public NbdEncoder request(int flags, int command, long cookie, long offset, long length) {
        requestHeader(flags, command, cookie, offset, length);
        return done();
    }

    /** A request with payload (whose length the header has), compact or extended. The caller sets {@code NBD_CMD_FLAG_PAYLOAD_LEN}. */
    public NbdEncoder requestWithPayload(int flags, int command, long cookie, long offset, byte... payload) {
        requestHeader(flags, command, cookie, offset, payload.length);
        put(payload);
        return done();
    }

    /** {@code NBD_CMD_BLOCK_STATUS} with a payload that names contexts; {@code NBD_CMD_FLAG_PAYLOAD_LEN} is added to the flags. */
    public NbdEncoder blockStatusRequest(int flags, long cookie, long offset, long effectLength, int... contextIds) {
        requestHeader(flags | Wire.CMD_FLAG_PAYLOAD_LEN, Wire.CMD_BLOCK_STATUS, cookie, offset, 8 + 4L * contextIds.length);
        u64(Field.EFFECT_LENGTH, effectLength);
        for (int id : contextIds) {
            number(id, 4);
        }
        return done();
    }

    /** A simple reply; {@code data} follows where it answers a read without error. */
    public NbdEncoder simpleReply(int error, long cookie, byte... data) {
        u32(Field.MAGIC, Wire.SIMPLE_REPLY_MAGIC);
        u32(Field.ERROR, error);
        u64(Field.COOKIE, cookie);
        put(data);
        return done();
    }

    /**
     * A structured or extended reply chunk with any payload.
     *
     * @param requestOffset the request's offset, which an extended reply repeats; a structured one leaves it out
     */
    public NbdEncoder chunk(int flags, int type, long cookie, long requestOffset, byte... payload) {
        chunkHeader(flags, type, cookie, requestOffset, payload.length);
        put(payload);
        return done();
    }

    /** {@code NBD_REPLY_TYPE_NONE}, with {@code NBD_REPLY_FLAG_DONE}. */
    public NbdEncoder noneChunk(long cookie, long requestOffset) {
        return chunk(Wire.REPLY_FLAG_DONE, Wire.REPLY_TYPE_NONE, cookie, requestOffset, NOTHING);
    }

    /** {@code NBD_REPLY_TYPE_OFFSET_DATA}. */
    public NbdEncoder dataChunk(int flags, long cookie, long requestOffset, long offset, byte... data) {
        chunkHeader(flags, Wire.REPLY_TYPE_OFFSET_DATA, cookie, requestOffset, 8L + data.length);
        u64(Field.CHUNK_OFFSET, offset);
        put(data);
        return done();
    }

    /** {@code NBD_REPLY_TYPE_OFFSET_HOLE}; the hole's length has 32 bits. */
    public NbdEncoder holeChunk(int flags, long cookie, long requestOffset, long offset, long length) {
        chunkHeader(flags, Wire.REPLY_TYPE_OFFSET_HOLE, cookie, requestOffset, 8 + 4);
        u64(Field.CHUNK_OFFSET, offset);
        u32(Field.HOLE_LENGTH, length);
        return done();
    }

    /**
     * {@code NBD_REPLY_TYPE_BLOCK_STATUS} or {@code NBD_REPLY_TYPE_BLOCK_STATUS_EXT}, as the mode has it.
     *
     * @param extents length and status flags of each extent in turn; 32 bits each in a structured reply, 64 in an extended one
     */
    public NbdEncoder blockStatusChunk(int flags, long cookie, long requestOffset, int contextId, long... extents) {
        boolean extended = mode == HeaderMode.EXTENDED;
        int width = extended ? 8 : 4;
        int type = extended ? Wire.REPLY_TYPE_BLOCK_STATUS_EXT : Wire.REPLY_TYPE_BLOCK_STATUS;
        chunkHeader(flags, type, cookie, requestOffset, (extended ? 8 : 4) + (long) width * extents.length);
        u32(Field.CONTEXT_ID, contextId);
        if (extended) {
            u32(Field.COUNT, extents.length / 2);
        }
        for (long number : extents) {
            number(number, width);
        }
        return done();
    }

    /** {@code NBD_REPLY_TYPE_ERROR}; the message may be empty. */
    public NbdEncoder errorChunk(int flags, long cookie, long requestOffset, int error, String message) {
        byte[] text = utf8(message);
        chunkHeader(flags, Wire.REPLY_TYPE_ERROR, cookie, requestOffset, 4 + 2 + text.length);
        error(error, text);
        return done();
    }

    /** {@code NBD_REPLY_TYPE_ERROR_OFFSET}; the message may be empty. */
    public NbdEncoder errorOffsetChunk(int flags, long cookie, long requestOffset, int error, String message, long offset) {
        byte[] text = utf8(message);
        chunkHeader(flags, Wire.REPLY_TYPE_ERROR_OFFSET, cookie, requestOffset, 4 + 2 + text.length + 8);
        error(error, text);
        u64(Field.CHUNK_OFFSET, offset);
        return done();
    }

    private void optionHeader(int option, long length) {
        u64(Field.MAGIC, Wire.IHAVEOPT);
        u32(Field.OPTION, option);
        u32(Field.LENGTH, length);
    }

    private void optionReplyHeader(int option, int type, long length) {
        u64(Field.MAGIC, Wire.OPTION_REPLY_MAGIC);
        u32(Field.OPTION, option);
        u32(Field.TYPE, type);
        u32(Field.LENGTH, length);
    }

    private void requestHeader(int flags, int command, long cookie, long offset, long length) {
        boolean extended = mode == HeaderMode.EXTENDED;
        u32(Field.MAGIC, extended ? Wire.EXTENDED_REQUEST_MAGIC : Wire.REQUEST_MAGIC);
        u16(Field.FLAGS, flags);
        u16(Field.TYPE, command);
        u64(Field.COOKIE, cookie);
        u64(Field.OFFSET, offset);
        field(Field.LENGTH, length, extended ? 8 : 4);
    }

    private void chunkHeader(int flags, int type, long cookie, long requestOffset, long length) {
        boolean extended = mode == HeaderMode.EXTENDED;
        u32(Field.MAGIC, extended ? Wire.EXTENDED_REPLY_MAGIC : Wire.STRUCTURED_REPLY_MAGIC);
        u16(Field.FLAGS, flags);
        u16(Field.TYPE, type);
        u64(Field.COOKIE, cookie);
        if (extended) {
            u64(Field.OFFSET, requestOffset);
        }
        field(Field.LENGTH, length, extended ? 8 : 4);
    }

    private void error(int error, byte[] message) {
        u32(Field.ERROR, error);
        u16(Field.MESSAGE_LENGTH, message.length);
        put(message);
    }

    private void u16(Field field, long value) {
        field(field, value, 2);
    }

    private void u32(Field field, long value) {
        field(field, value, 4);
    }

    private void u64(Field field, long value) {
        field(field, value, 8);
    }

    private void field(Field field, long value, int width) {
        Long other = replaced.isEmpty() ? null : replaced.remove(field);
        number(other == null ? value : other, width);
    }

    private void number(long value, int width) {
        reserve(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void put(byte[] data) {
        reserve(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    private void zeroes(int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) 0);
        size += count;
    }

    private void reserve(int count) {
        int needed = Math.addExact(size, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
    }

    private NbdEncoder done() {
        if (!replaced.isEmpty()) {
            throw new IllegalStateException("the message has no field " + replaced.keySet());
        }
        return this;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
