package org.nbdscope.dissector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The pcapng format (draft-ietf-opsawg-pcapng-02): sections, each in its own byte order, of blocks. */
final class PcapngFormat implements FormatReader {

    /** Most bytes of a block of any kind; a larger number is damage. Leaves room for the options of the largest packet. */
    static final int MAX_BLOCK = MAX_PACKET + (1 << 20);

    /** Reads the same in either byte order. */
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int DECRYPTION_SECRETS = 10;

    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int KNOWN_VERSION = 1;
    private static final int TLS_KEY_LOG = 0x544C534B;

    private static final int OPTION_NAME = 2;
    private static final int OPTION_DESCRIPTION = 3;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_FILTER = 11;
    private static final int OPTION_TIMESTAMP_OFFSET = 14;

    /** The smallest block; the first section header's byte order is known when so many bytes are there. */
    private static final int BLOCK_MINIMUM = 12;
    private static final int BLOCK_TRAILER = 4;
    private static final int SECTION_HEADER_BODY = 24;
    private static final int INTERFACE_BODY = 16;
    private static final int PACKET_BODY = 28;
    private static final int SIMPLE_PACKET_BODY = 12;
    private static final int SECRETS_BODY = 16;

    private final InputBuffer in;
    private final CaptureMetadata metadata;
    private final String name;
    private final Frame frame = new Frame();
    private final PcapngOptions options = new PcapngOptions();
    private boolean littleEndian;
    /** Index of the section that reading is in; -1 before the first. */
    private int section = -1;
    /** Its interfaces as far as they were needed. */
    private CaptureInterface[] interfaces = new CaptureInterface[4];
    private int interfaceCount;

    PcapngFormat(InputBuffer in, CaptureMetadata metadata, String name) {
        this.in = in;
        this.metadata = metadata;
        this.name = name;
    }

    /** Whether a file with these first four bytes, taken as a big-endian number, may be a pcapng file. */
    static boolean isMagic(int magic) {
        return magic == SECTION_HEADER;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public boolean readHeader() throws IOException {
        if (section >= 0) {
            return true;
        }
        if (!in.require(BLOCK_MINIMUM)) {
            return false;
        }
        int byteOrder = in.bytes.getInt(in.start + 8);
        if (byteOrder != BYTE_ORDER_MAGIC && Integer.reverseBytes(byteOrder) != BYTE_ORDER_MAGIC) {
            throw FormatReader.notACapture(name);
        }
        return readOtherBlock();
    }

    @Override
    public boolean next() throws IOException {
        while (in.require(BLOCK_MINIMUM)) {
            int type = number(in.bytes, in.start);
            if (type == ENHANCED_PACKET || type == OBSOLETE_PACKET || type == SIMPLE_PACKET) {
                int length = number(in.bytes, in.start + 4);
                if (!requireBlock(length)) {
                    return false;
                }
                if (type == SIMPLE_PACKET) {
                    readSimplePacket(length);
                } else {
                    readPacket(type, length);
                }
                in.start += length;
                return true;
            }
            if (!readOtherBlock()) {
                return false;
            }
        }
        return false;
    }

    /** Reads a block that is no packet; false where it is not all there yet. */
    private boolean readOtherBlock() throws IOException {
        int type = in.bytes.getInt(in.start);
        boolean previousOrder = littleEndian;
        if (type == SECTION_HEADER) {
            littleEndian = byteOrderOfSection();
        } else {
            type = number(in.bytes, in.start);
        }
        int length = number(in.bytes, in.start + 4);
        if (!requireBlock(length)) {
            littleEndian = previousOrder;
            return false;
        }
        synchronized (metadata) {
            switch (type) {
                case SECTION_HEADER -> readSectionHeader(length);
                case INTERFACE_DESCRIPTION -> readInterface(length);
                case DECRYPTION_SECRETS -> readSecrets(length);
                default -> { }
            }
        }
        in.start += length;
        return true;
    }

    /** Makes sure that a whole block is there and that its length makes sense; false where it is not all there yet. */
    private boolean requireBlock(int length) throws IOException {
        if (length < BLOCK_MINIMUM || length > MAX_BLOCK || (length & 3) != 0) {
            throw damaged("its length is " + Integer.toUnsignedString(length));
        }
        if (!in.require(length)) {
            return false;
        }
        int trailing = number(in.bytes, in.start + length - BLOCK_TRAILER);
        if (trailing != length) {
            throw damaged("its length is " + length + " at its begin and " + Integer.toUnsignedString(trailing) + " at its end");
        }
        return true;
    }

    private boolean byteOrderOfSection() throws CaptureException {
        int byteOrder = in.bytes.getInt(in.start + 8);
        if (byteOrder == BYTE_ORDER_MAGIC) {
            return false;
        }
        if (Integer.reverseBytes(byteOrder) != BYTE_ORDER_MAGIC) {
            throw damaged("it begins a section of unknown byte order");
        }
        return true;
    }

    private void readSectionHeader(int length) throws CaptureException {
        requireBody(length, SECTION_HEADER_BODY);
        int version = number16(in.bytes, in.start + 12);
        if (version != KNOWN_VERSION) {
            throw section < 0
                    ? new CaptureException(CaptureException.Kind.NOT_A_CAPTURE, in.position(),
                            name + " is a pcapng file of version " + version + ", of which nothing is known")
                    : damaged("it begins a section of version " + version + ", of which nothing is known");
        }
        if (metadata.isNew(in.position())) {
            if (!metadata.addSection(in.position(), littleEndian)) {
                throw damaged("it begins one more than " + CaptureMetadata.MAX_SECTIONS + " sections");
            }
            beginOptions(SECTION_HEADER_BODY, length);
            while (options.next()) {
                addIfComment();
            }
            metadata.entered(in.position());
        }
        enterSection(metadata.sectionAt(in.position()));
    }

    private void enterSection(int index) {
        section = index;
        littleEndian = metadata.section(index).littleEndian();
        interfaceCount = 0;
    }

    private void readInterface(int length) throws CaptureException {
        requireBody(length, INTERFACE_BODY);
        if (!metadata.isNew(in.position())) {
            return;
        }
        String interfaceName = null;
        String description = null;
        String filter = null;
        TimestampResolution resolution = TimestampResolution.MICROSECONDS;
        long timestampOffset = 0;
        beginOptions(INTERFACE_BODY, length);
        while (options.next()) {
            switch (options.code()) {
                case OPTION_NAME -> interfaceName = options.text(0);
                case OPTION_DESCRIPTION -> description = options.text(0);
                case OPTION_FILTER -> filter = filterText();
                case OPTION_RESOLUTION -> {
                    if (options.length() == 1) {
                        resolution = TimestampResolution.of(in.bytes.get(options.offset()));
                    }
                }
                case OPTION_TIMESTAMP_OFFSET -> {
                    if (options.length() == Long.BYTES) {
                        long offset = in.bytes.getLong(options.offset());
                        timestampOffset = littleEndian ? Long.reverseBytes(offset) : offset;
                    }
                }
                default -> addIfComment();
            }
        }
        int linkType = number16(in.bytes, in.start + 8);
        long snapLength = number(in.bytes, in.start + 12) & 0xFFFFFFFFL;
        if (!metadata.addInterface(linkType, snapLength, interfaceName, description, filter, resolution, timestampOffset)) {
            throw damaged("it describes one more than " + CaptureMetadata.MAX_INTERFACES + " interfaces");
        }
        metadata.entered(in.position());
    }

    /** The filter as text; null where it is bytecode, which the option's first byte says. */
    private String filterText() {
        boolean isText = options.length() > 0 && in.bytes.get(options.offset()) == 0;
        return isText ? options.text(1) : null;
    }

    private void readSecrets(int length) throws CaptureException {
        requireBody(length, SECRETS_BODY);
        int size = number(in.bytes, in.start + 12);
        if (size < 0 || size > length - SECRETS_BODY - BLOCK_TRAILER) {
            throw damaged("it claims " + Integer.toUnsignedString(size) + " bytes of secrets");
        }
        if (metadata.isNew(in.position()) && number(in.bytes, in.start + 8) == TLS_KEY_LOG) {
            byte[] secrets = new byte[size];
            in.bytes.get(in.start + SECRETS_BODY, secrets);
            metadata.addTlsSecrets(secrets);
            metadata.entered(in.position());
        }
    }

    /** The enhanced packet block, and the obsolete one, which has a shorter interface index but the same layout otherwise. */
    private void readPacket(int type, int length) throws CaptureException {
        requireBody(length, PACKET_BODY);
        int at = in.start;
        ByteBuffer bytes = in.bytes;
        int captured = number(bytes, at + 20);
        int room = length - PACKET_BODY - BLOCK_TRAILER;
        if (captured < 0 || captured > room || captured > MAX_PACKET) {
            throw damaged("it claims to have " + Integer.toUnsignedString(captured) + " bytes, in a block with room for " + room);
        }
        CaptureInterface on = interfaceOf(type == ENHANCED_PACKET ? number(bytes, at + 8) : number16(bytes, at + 8));
        long units = (long) number(bytes, at + 12) << Integer.SIZE | number(bytes, at + 16) & 0xFFFFFFFFL;
        fillFrame(on, on.timeNanos(units), PACKET_BODY, captured, number(bytes, at + 24));
        int optionsFrom = PACKET_BODY + (captured + 3 & ~3);
        if (optionsFrom < length - BLOCK_TRAILER) {
            readPacketComments(optionsFrom, length);
        }
    }

    private void readPacketComments(int optionsFrom, int length) {
        beginOptions(optionsFrom, length);
        while (options.next()) {
            if (options.code() == PcapngOptions.COMMENT) {
                enterPacketComments();
                return;
            }
        }
    }

    /** Enters the comment that the options stand at and those that follow it. */
    private void enterPacketComments() {
        synchronized (metadata) {
            if (metadata.isNew(in.position())) {
                do {
                    addIfComment();
                } while (options.next());
                metadata.entered(in.position());
            }
        }
    }

    private void readSimplePacket(int length) throws CaptureException {
        requireBody(length, SIMPLE_PACKET_BODY);
        CaptureInterface on = interfaceOf(0);
        int original = number(in.bytes, in.start + 8);
        long captured = original & 0xFFFFFFFFL;
        if (on.snapLength() != 0) {
            captured = Math.min(captured, on.snapLength());
        }
        int room = length - SIMPLE_PACKET_BODY - BLOCK_TRAILER;
        if (captured > room || captured > MAX_PACKET) {
            throw damaged("it claims to have " + captured + " bytes, in a block with room for " + room);
        }
        fillFrame(on, Frame.NO_TIME, SIMPLE_PACKET_BODY, (int) captured, original);
    }

    private void fillFrame(CaptureInterface on, long timeNanos, int body, int captured, int original) {
        Frame packet = frame;
        packet.number++;
        packet.timeNanos = timeNanos;
        packet.linkType = on.linkType();
        packet.interfaceIndex = on.index();
        packet.bytes = in.bytes;
        packet.offset = in.start + body;
        packet.capturedLength = captured;
        packet.originalLength = Math.max(captured, original & 0xFFFFFFFFL);
        packet.filePosition = in.position();
    }

    private CaptureInterface interfaceOf(int index) throws CaptureException {
        if (index >= 0 && index < interfaceCount) {
            return interfaces[index];
        }
        for (CaptureInterface added : metadata.interfacesOf(section, interfaceCount)) {
            if (interfaceCount == interfaces.length) {
                interfaces = Arrays.copyOf(interfaces, 2 * interfaceCount);
            }
            interfaces[interfaceCount++] = added;
        }
        if (index < 0 || index >= interfaceCount) {
            throw damaged("it names interface " + Integer.toUnsignedString(index) + ", but its section has described " + interfaceCount);
        }
        return interfaces[index];
    }

    private void requireBody(int length, int body) throws CaptureException {
        if (length < body + BLOCK_TRAILER) {
            throw damaged("its length is only " + length);
        }
    }

    private void beginOptions(int from, int length) {
        options.begin(in.bytes, in.start + from, in.start + length - BLOCK_TRAILER, littleEndian);
    }

    private void addIfComment() {
        if (options.code() == PcapngOptions.COMMENT) {
            metadata.addComment(options.text(0));
        }
    }

    private int number(ByteBuffer bytes, int at) {
        int value = bytes.getInt(at);
        return littleEndian ? Integer.reverseBytes(value) : value;
    }

    private int number16(ByteBuffer bytes, int at) {
        short value = bytes.getShort(at);
        return (littleEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    private CaptureException damaged(String what) {
        return new CaptureException(CaptureException.Kind.DAMAGED, in.position(), nextBlock() + " (byte " + in.position()
                + ") is damaged: " + what);
    }

    /** What to call the block that stands next. */
    private String nextBlock() {
        int type = number(in.bytes, in.start);
        return switch (type) {
            case ENHANCED_PACKET, OBSOLETE_PACKET, SIMPLE_PACKET -> "packet " + (frame.number + 1);
            default -> frame.number == 0 ? "a block before the first packet" : "the block after packet " + frame.number;
        };
    }

    @Override
    public void seek(long filePosition, long frameNumber) throws IOException {
        in.seek(filePosition);
        frame.number = frameNumber - 1;
        int target = metadata.sectionAt(filePosition);
        if (target != section) {
            enterSection(target);
        }
        // Also where the section is the same: a damaged section header may have changed it.
        littleEndian = metadata.section(target).littleEndian();
    }

    @Override
    public Cut cut() {
        int there = in.available();
        if (there == 0) {
            return null;
        }
        if (there < BLOCK_MINIMUM) {
            return new Cut(section < 0 ? "in the file header" : "in the block header after packet " + frame.number, there, BLOCK_MINIMUM);
        }
        int length = number(in.bytes, in.start + 4);
        if (in.bytes.getInt(in.start) == SECTION_HEADER) {
            // Its byte order holds for its own length already; it was found good, else there had been an exception.
            boolean sectionLittleEndian = in.bytes.getInt(in.start + 8) != BYTE_ORDER_MAGIC;
            length = sectionLittleEndian ? Integer.reverseBytes(in.bytes.getInt(in.start + 4)) : in.bytes.getInt(in.start + 4);
        }
        return new Cut(section < 0 ? "in the file header" : "in the middle of " + nextBlock(), there, length);
    }
}
