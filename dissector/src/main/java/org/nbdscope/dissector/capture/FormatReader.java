package org.nbdscope.dissector.capture;

import java.io.IOException;

/** Takes a file of one {@link CaptureFormat} apart into packets. */
interface FormatReader {

    /** Most bytes that the file may hold of one packet; a larger number is damage. */
    int MAX_PACKET = 16 << 20;

    /** What to throw for a file that is something else. */
    static CaptureException notACapture(String name) {
        return new CaptureException(CaptureException.Kind.NOT_A_CAPTURE, 0,
                name + " is not a capture file (pcap, pcapng, optionally gzip or zstd)");
    }

    /** The same object all the time, filled by {@link #next()}. */
    Frame frame();

    /**
     * Reads what stands before the first packet, unless it was read already.
     *
     * @return false where it is not all there yet
     * @throws CaptureException NOT_A_CAPTURE where it is none of this format after all
     */
    boolean readHeader() throws IOException;

    /**
     * Moves to the next packet; see {@link FrameSource#next()}.
     *
     * @return false where it is not all there yet; the next call tries again
     */
    boolean next() throws IOException;

    /** Goes on with the record at {@code filePosition}, a {@link Frame#filePosition} handed out before, and its number. */
    void seek(long filePosition, long frameNumber) throws IOException;

    /** After {@link #next()} gave false: what there is of an unfinished packet, such as "in the middle of packet 7", or null. */
    Cut cut();

    /**
     * An unfinished piece of the file.
     *
     * @param where what it is a piece of
     * @param there bytes of it that are there
     * @param whole bytes it should have
     */
    record Cut(String where, long there, long whole) { }
}
