package org.nbdscope.dissector.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads a capture: pcap or pcapng in either byte order, plain or in gzip or zstd, from a file, a pipe or a file that is still growing.
 *
 * <p>The bytes of a packet ({@link Frame#bytes}) are those of a buffer that the next {@link #next()} fills anew; it is big endian, and
 * its position, limit and byte order must be left as they are. A packet costs no allocation. A packet of more than 16 MiB counts as
 * damage. A reader belongs to one thread; readers made by {@link #reopen()} may belong to others.
 *
 * <p>A file that grows is followed by calling {@link #next()} again. Of compressed data this is promised for gzip only: zstd data that
 * end early are read up to there, once.
 */
public final class CaptureReader implements FrameSource, Closeable {

    private static final int MAGIC_LENGTH = 4;

    private final String name;
    /** A file that holds the capture without compression, or null. */
    private final Path plainFile;
    private final CaptureMetadata metadata;
    /** The file as it is. */
    private final InputBuffer raw;
    private final Compression compression;
    /** Null for {@link Compression#NONE}. */
    private final Decompressor decompressor;
    /** The capture: {@link #raw} or what was made of it. */
    private final InputBuffer in;
    private final CaptureFormat format;
    private final FormatReader packets;
    private boolean atEnd;
    /** Size of a file that has become shorter than it was when it was read; else -1. */
    private long shrunkTo = -1;

    private CaptureReader(InputBuffer raw, String name, Path regularFile, boolean spool, CaptureMetadata metadata) throws IOException {
        this.raw = raw;
        this.name = name;
        this.metadata = metadata;
        int magic = raw.require(MAGIC_LENGTH) ? raw.bytes.getInt(raw.start) : 0;
        compression = GzipChannel.isMagic(magic) ? Compression.GZIP : ZstdChannel.isMagic(magic) ? Compression.ZSTD : Compression.NONE;
        decompressor = switch (compression) {
            case NONE -> null;
            case GZIP -> new GzipChannel(raw);
            case ZSTD -> new ZstdChannel(raw);
        };
        ReadableByteChannel content = decompressor == null ? raw : decompressor;
        if (spool && (decompressor != null || !raw.seekable())) {
            Spool spooled = new Spool(content);
            in = new InputBuffer(spooled);
            plainFile = spooled.path();
        } else {
            in = decompressor == null ? raw : new InputBuffer(decompressor);
            plainFile = decompressor == null ? regularFile : null;
        }
        try {
            format = detectFormat();
            packets = format == CaptureFormat.PCAP ? new PcapFormat(in, metadata, name) : new PcapngFormat(in, metadata, name);
            packets.readHeader();
        } catch (BadCompressionException e) {
            in.close();
            throw new CaptureException(CaptureException.Kind.NOT_A_CAPTURE, in.endPosition(),
                    name + " cannot be read: its " + compression.label() + " data cannot be decompressed: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private CaptureFormat detectFormat() throws IOException {
        if (!in.require(MAGIC_LENGTH)) {
            if (decompressor != null && decompressor.unfinished()) {
                throw new CaptureException(CaptureException.Kind.NOT_A_CAPTURE, in.endPosition(),
                        name + " cannot be read: its " + compression.label() + " data are cut before the first packet");
            }
            if (in.available() == 0) {
                throw new CaptureException(CaptureException.Kind.NOT_A_CAPTURE, 0, name + " is empty");
            }
            throw FormatReader.notACapture(name);
        }
        int magic = in.bytes.getInt(in.start);
        if (PcapFormat.isMagic(magic)) {
            return CaptureFormat.PCAP;
        }
        if (PcapngFormat.isMagic(magic)) {
            return CaptureFormat.PCAPNG;
        }
        throw FormatReader.notACapture(name);
    }

    /**
     * Opens a file, which may be a named pipe. The first 4 bytes have to be there; the rest of the header may follow while it grows.
     *
     * @throws FileSystemException where it is missing, a directory, or may not be read
     * @throws CaptureException    where it is empty or no capture
     */
    public static CaptureReader open(Path file) throws IOException {
        return open(file, file.toString(), false, new CaptureMetadata());
    }

    /**
     * Reads a channel front to back, such as standard input, from where it stands; waits for the first bytes.
     *
     * @param in   belongs to the reader from now on
     * @param name what messages call it
     * @throws CaptureException where it is empty or no capture
     */
    public static CaptureReader open(ReadableByteChannel in, String name) throws IOException {
        return open(new SequentialChannel(in), name, null, false, new CaptureMetadata());
    }

    /**
     * As {@link #open(Path)}, but always {@link #seekable()}: of a compressed file or a pipe, what was read is kept in a temporary file
     * until the reader is closed.
     */
    public static CaptureReader openSeekable(Path file) throws IOException {
        return open(file, file.toString(), true, new CaptureMetadata());
    }

    /** As {@link #open(ReadableByteChannel, String)}, but {@link #seekable()}: what was read is kept in a temporary file. */
    public static CaptureReader openSeekable(ReadableByteChannel in, String name) throws IOException {
        return open(new SequentialChannel(in), name, null, true, new CaptureMetadata());
    }

    private static CaptureReader open(Path file, String name, boolean spool, CaptureMetadata metadata) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(name, null, "is a directory");
        }
        boolean regular = Files.isRegularFile(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return open(regular ? channel : new SequentialChannel(channel), name, regular ? file : null, spool, metadata);
    }

    private static CaptureReader open(ReadableByteChannel channel, String name, Path regularFile, boolean spool,
                                      CaptureMetadata metadata) throws IOException {
        try {
            return new CaptureReader(new InputBuffer(channel), name, regularFile, spool, metadata);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens the same capture a second time, at its beginning, to read it here and there while this reader goes on, on another thread if
     * wanted. What one of them learns about sections and interfaces the other knows, so {@link #seek} works for every frame that either
     * has handed out. The new reader is to be closed before this one.
     *
     * @throws IllegalStateException where this is not {@link #seekable()}
     */
    public CaptureReader reopen() throws IOException {
        requireSeekable();
        return open(plainFile, name, false, metadata);
    }

    /** Whether {@link #seek} and {@link #reopen()} are possible. */
    public boolean seekable() {
        return plainFile != null;
    }

    /**
     * Goes on with another packet.
     *
     * @param filePosition    {@link Frame#filePosition} of a frame that was handed out by this reader, the one it was reopened from, or
     *                        one reopened from it
     * @param nextFrameNumber its {@link Frame#number}
     * @throws IllegalStateException where this is not {@link #seekable()}
     */
    public void seek(long filePosition, long nextFrameNumber) throws IOException {
        requireSeekable();
        packets.seek(filePosition, nextFrameNumber);
        atEnd = false;
    }

    private void requireSeekable() {
        if (!seekable()) {
            throw new IllegalStateException(name + " can be read front to back only");
        }
    }

    @Override
    public boolean next() throws IOException {
        atEnd = false;
        try {
            if (packets.next()) {
                return true;
            }
        } catch (BadCompressionException e) {
            throw new CaptureException(CaptureException.Kind.DAMAGED, in.endPosition(),
                    "the " + compression.label() + " data cannot be decompressed " + lastPlace() + ": " + e.getMessage());
        }
        atEnd = true;
        shrunkTo = in.seekable() && in.size() < in.endPosition() ? in.size() : -1;
        return false;
    }

    @Override
    public Frame frame() {
        return packets.frame();
    }

    /**
     * After {@link #next()} gave false: where the capture is cut, in a packet or elsewhere, if it is not still growing.
     *
     * @return of kind DAMAGED; null where the capture ends properly
     */
    public CaptureException cut() {
        if (!atEnd) {
            return null;
        }
        FormatReader.Cut cut = packets.cut();
        if (shrunkTo >= 0) {
            return cut("the file has become shorter while it was read, it ends at byte " + shrunkTo + " now: cut " + lastPlace());
        }
        if (cut != null) {
            return cut("cut " + cut.where() + " (byte " + in.endPosition() + "): " + cut.there() + " of " + cut.whole()
                    + " bytes are there");
        }
        if (decompressor != null && decompressor.unfinished()) {
            return cut("the " + compression.label() + " data are cut " + lastPlace());
        }
        return null;
    }

    private String lastPlace() {
        return (packets() == 0 ? "before the first packet" : "after packet " + packets()) + " (byte " + in.endPosition() + ")";
    }

    private CaptureException cut(String message) {
        return new CaptureException(CaptureException.Kind.DAMAGED, in.endPosition(), message);
    }

    /** How the capture is laid out. */
    public CaptureFormat format() {
        return format;
    }

    /** What it is wrapped in. */
    public Compression compression() {
        return compression;
    }

    /** The interfaces described so far, by {@link Frame#interfaceIndex}; a copy. At most 65,536. */
    public List<CaptureInterface> interfaces() {
        return metadata.interfaces();
    }

    /** The comments of sections, interfaces and packets so far, in the order of the file; a copy. At most a million characters. */
    public List<String> comments() {
        return metadata.comments();
    }

    /** The TLS key logs (text in NSS format) that the capture carries so far; the arrays are not to be changed. At most 8 MiB. */
    public List<byte[]> tlsSecrets() {
        return metadata.tlsSecrets();
    }

    /** False once comments, secrets or names of interfaces had to be dropped because they were too many. */
    public boolean metadataComplete() {
        return metadata.complete();
    }

    /** Bytes of the file, compressed as it may be, that were taken so far. */
    public long position() {
        return raw.position();
    }

    /** Bytes of the file, compressed as it may be, that there are now; -1 for a pipe. */
    public long size() throws IOException {
        return raw.size();
    }

    /** Number of the packet handed out last: so many packets there were up to there. */
    public long packets() {
        return packets.frame().number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
