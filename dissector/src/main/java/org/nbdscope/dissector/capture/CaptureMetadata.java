package org.nbdscope.dissector.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * What a capture says about itself beside its packets. Readers of the same file share one, on several threads if they like. A block is
 * entered once, by the reader that comes to it first: readers begin at the front and jump only to where one of them has been.
 */
final class CaptureMetadata {

    /** Most interfaces of a file, in all sections together; one more is damage. */
    static final int MAX_INTERFACES = 1 << 16;
    /** Most sections of a file; one more is damage. */
    static final int MAX_SECTIONS = 1 << 16;
    /** Most characters kept of all comments, and as many of all names, descriptions and filters of interfaces. */
    static final int MAX_TEXT = 1 << 20;
    /** Most comments kept. */
    static final int MAX_COMMENTS = 1 << 14;
    /** Most bytes kept of TLS secrets. */
    static final int MAX_SECRETS = 8 << 20;
    /** Most pieces that TLS secrets may come in. */
    static final int MAX_SECRET_BLOCKS = 1 << 14;

    /**
     * A part of a pcapng file with its own byte order and interfaces; pcap has just one.
     *
     * @param position       of its first byte
     * @param littleEndian   byte order of its numbers
     * @param firstInterface index over the whole file of its interface 0
     */
    record Section(long position, boolean littleEndian, int firstInterface) { }

    private final List<Section> sections = new ArrayList<>();
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<byte[]> secrets = new ArrayList<>();
    private int commentCharacters;
    private int interfaceCharacters;
    private int secretBytes;
    private boolean complete = true;
    /** Position of the last block that was entered. */
    private long entered = -1;

    /**
     * Whether nobody has entered the block at a position yet. Who is told so enters it, and then calls {@link #entered}, all of it
     * synchronized on this object: another reader of the file must not see half of it.
     */
    synchronized boolean isNew(long position) {
        return position > entered;
    }

    synchronized void entered(long position) {
        entered = position;
    }

    /** @return false where there are too many */
    synchronized boolean addSection(long position, boolean littleEndian) {
        if (sections.size() == MAX_SECTIONS) {
            return false;
        }
        sections.add(new Section(position, littleEndian, interfaces.size()));
        return true;
    }

    /** Index of the last section that begins at or before a position. */
    synchronized int sectionAt(long position) {
        int low = 0;
        int high = sections.size() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (sections.get(middle).position() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    synchronized Section section(int index) {
        return sections.get(index);
    }

    /**
     * Adds an interface to the last section; its texts are dropped where they are too many.
     *
     * @return false where there are too many interfaces
     */
    synchronized boolean addInterface(int linkType, long snapLength, String name, String description, String filter,
                                      TimestampResolution resolution, long timestampOffset) {
        if (interfaces.size() == MAX_INTERFACES) {
            return false;
        }
        interfaces.add(new CaptureInterface(interfaces.size(), linkType, snapLength, kept(name), kept(description), kept(filter),
                resolution, timestampOffset));
        return true;
    }

    private String kept(String text) {
        if (text == null || text.length() <= MAX_TEXT - interfaceCharacters) {
            interfaceCharacters += text == null ? 0 : text.length();
            return text;
        }
        complete = false;
        return null;
    }

    /** The interfaces of a section from the {@code known}th on, as far as they are known by now. */
    synchronized List<CaptureInterface> interfacesOf(int section, int known) {
        int first = sections.get(section).firstInterface() + known;
        int end = section + 1 < sections.size() ? sections.get(section + 1).firstInterface() : interfaces.size();
        return List.copyOf(interfaces.subList(first, end));
    }

    synchronized void addComment(String text) {
        if (comments.size() < MAX_COMMENTS && text.length() <= MAX_TEXT - commentCharacters) {
            comments.add(text);
            commentCharacters += text.length();
        } else {
            complete = false;
        }
    }

    synchronized void addTlsSecrets(byte[] data) {
        if (secrets.size() < MAX_SECRET_BLOCKS && data.length <= MAX_SECRETS - secretBytes) {
            secrets.add(data);
            secretBytes += data.length;
        } else {
            complete = false;
        }
    }

    synchronized List<CaptureInterface> interfaces() {
        return List.copyOf(interfaces);
    }

    synchronized List<String> comments() {
        return List.copyOf(comments);
    }

    synchronized List<byte[]> tlsSecrets() {
        return List.copyOf(secrets);
    }

    /** Whether everything was kept: false once a limit made this drop a text or a secret. */
    synchronized boolean complete() {
        return complete;
    }
}
