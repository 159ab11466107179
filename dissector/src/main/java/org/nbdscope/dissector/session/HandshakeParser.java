package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.protocol.InformationBlockSize;
import org.nbdscope.dissector.protocol.InformationExport;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;

/** Reads the data of options and of their replies, as far as it is there; lengths inside it that reach beyond its end are cut there. */
final class HandshakeParser {

    private HandshakeParser() {
    }

    /**
     * Reads an option's data (section "Option types").
     *
     * @param known bytes of the data that are there, from {@code at} on; the rest is missing
     */
    static OptionExchange option(int index, int option, long length, long frame, ByteBuffer bytes, int at, int known) {
        Cursor data = new Cursor(bytes, at, known, known == length);
        OptionType type = OptionType.of(option);
        String name = null;
        boolean filled = true;
        List<Integer> information = null;
        List<String> queries = null;
        if (type == OptionType.NBD_OPT_EXPORT_NAME) {
            name = data.rest();
        } else if (type == OptionType.NBD_OPT_INFO || type == OptionType.NBD_OPT_GO) {
            name = data.string();
            information = new ArrayList<>();
            for (long left = data.u16(); left > 0; left--) {
                if (!data.has(2)) {
                    data.overrun = true;
                    break;
                }
                information.add((int) data.u16());
            }
            filled = data.isEmpty();
        } else if (type == OptionType.NBD_OPT_LIST_META_CONTEXT || type == OptionType.NBD_OPT_SET_META_CONTEXT) {
            name = data.string();
            queries = new ArrayList<>();
            for (long left = data.u32(); left > 0; left--) {
                if (!data.has(4)) {
                    data.overrun = true;
                    break;
                }
                queries.add(data.string());
            }
            filled = data.isEmpty();
        }
        if (data.overrun && known < length) {
            // A list of which the end is not in the capture is not known.
            information = null;
            queries = null;
        }
        boolean broken = known == length && (data.overrun || !filled);
        return new OptionExchange(index, option, length, frame, name, information, queries, known == length, broken);
    }

    /**
     * Reads the data of an option reply (section "Option reply types").
     *
     * @param known bytes of the data that are there, from {@code at} on
     */
    static OptionReply reply(int type, long length, long frame, ByteBuffer bytes, int at, int known) {
        Cursor data = new Cursor(bytes, at, known, known == length);
        OptionReplyType replyType = OptionReplyType.of(type);
        if (replyType == OptionReplyType.NBD_REP_SERVER) {
            String name = data.string();
            return new OptionReply(type, length, frame, null, null, null, null, null, null, null, null, name, data.rest());
        }
        if (replyType == OptionReplyType.NBD_REP_META_CONTEXT) {
            Long id = data.has(4) ? data.u32() : null;
            return new OptionReply(type, length, frame, null, null, null, null, null, null, id,
                    data.rest(), null, null);
        }
        if (replyType == OptionReplyType.NBD_REP_INFO) {
            return information(type, length, frame, bytes, at, known);
        }
        String text = type < 0 ? data.rest() : null;
        return new OptionReply(type, length, frame, null, null, null, null, null, null, null, null, null, text);
    }

    /** Whether the length of the name in an NBD_REP_SERVER reaches beyond the reply's end; false where not all of it is in the capture. */
    static boolean overrun(int type, long length, ByteBuffer bytes, int at, int known) {
        return type == OptionReplyType.NBD_REP_SERVER.value() && known == length
                && (known < Integer.BYTES || (bytes.getInt(at) & 0xffff_ffffL) > known - Integer.BYTES);
    }

    private static OptionReply information(int type, long length, long frame, ByteBuffer bytes, int at, int known) {
        Cursor data = new Cursor(bytes, at, known, known == length);
        if (!data.has(2)) {
            return new OptionReply(type, length, frame, null, null, null, null, null, null, null, null, null, null);
        }
        int information = (int) data.u16();
        InformationType informationType = InformationType.of(information);
        if (informationType == InformationType.NBD_INFO_EXPORT && known >= InformationExport.SIZE) {
            return new OptionReply(type, length, frame, information, InformationExport.SIZE_OF_EXPORT.u64(bytes, at),
                    InformationExport.TRANSMISSION_FLAGS.u16(bytes, at), null, null, null, null, null, null, null);
        }
        if (informationType == InformationType.NBD_INFO_BLOCK_SIZE && known >= InformationBlockSize.SIZE) {
            return new OptionReply(type, length, frame, information, null, null, InformationBlockSize.MINIMUM.u32(bytes, at),
                    InformationBlockSize.PREFERRED.u32(bytes, at), InformationBlockSize.MAXIMUM_PAYLOAD.u32(bytes, at),
                    null, null, null, null);
        }
        boolean isText = informationType == InformationType.NBD_INFO_NAME || informationType == InformationType.NBD_INFO_DESCRIPTION;
        return new OptionReply(type, length, frame, information, null, null, null, null, null, null, null, null,
                isText ? data.rest() : null);
    }

    /** Text of the wire: UTF-8, anything else U+FFFD. */
    static String text(ByteBuffer bytes, int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /** Reads onward through the data; what lies beyond its end reads as 0 or "", text that is not all in the capture as null. */
    private static final class Cursor {

        private final ByteBuffer bytes;
        private final int end;
        private final boolean whole;
        private int at;
        /** Whether something was to be read beyond the end. */
        private boolean overrun;

        /** @param whole whether the data ends here; else the capture has no more of it */
        Cursor(ByteBuffer bytes, int at, int length, boolean whole) {
            this.bytes = bytes;
            this.at = at;
            this.end = at + length;
            this.whole = whole;
        }

        boolean isEmpty() {
            return at == end;
        }

        boolean has(int count) {
            return end - at >= count;
        }

        long u16() {
            if (!has(2)) {
                overrun = true;
                at = end;
                return 0;
            }
            at += 2;
            return bytes.getShort(at - 2) & 0xffffL;
        }

        long u32() {
            if (!has(4)) {
                overrun = true;
                at = end;
                return 0;
            }
            at += 4;
            return bytes.getInt(at - 4) & 0xffff_ffffL;
        }

        /** A length of 32 bits and that many bytes of text. */
        String string() {
            if (!has(Integer.BYTES) && !whole) {
                overrun = true;
                at = end;
                return null;
            }
            long wanted = u32();
            int length = (int) Math.min(wanted, end - at);
            overrun |= length < wanted;
            String value = length == wanted || whole ? text(bytes, at, length) : null;
            at += length;
            return value;
        }

        String rest() {
            String value = whole ? text(bytes, at, end - at) : null;
            at = end;
            return value;
        }
    }
}
