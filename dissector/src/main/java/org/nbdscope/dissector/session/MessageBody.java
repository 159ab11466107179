package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;

/**
 * The body of the message in hand: how much of it is still to come, and its first bytes, which somebody wants to see, put together where
 * they come in pieces. Allocates only while the longest of those grows.
 */
final class MessageBody {

    /** Lengths are unsigned; beyond this they only mean "for ever". */
    private static final long MAX_LENGTH = 1L << 60;

    /** {@link #contentStart} of a body that has no content of the disk. */
    private static final long NO_CONTENT = -1;

    private long length;
    private long left;
    private boolean doubtful;
    private boolean optional;
    private long contentStart = NO_CONTENT;

    private ByteBuffer gathered = ByteBuffer.allocate(256);
    private int wanted;
    private int known;
    /** Bytes are missing among the wanted ones. */
    private boolean broken;

    /**
     * A header announces a body.
     *
     * @param announced    its bytes, unsigned
     * @param wantedLength its first bytes that are wanted
     * @param orNone       whether the peers' habits leave open whether there is one
     */
    void announce(long announced, long wantedLength, boolean orNone) {
        length = announced < 0 || announced > MAX_LENGTH ? MAX_LENGTH : announced;
        left = length;
        wanted = (int) Math.min(wantedLength, StreamDecoder.MAX_WANTED);
        doubtful = orNone || announced < 0 || announced > StreamDecoder.MAX_BELIEVED;
        optional = orNone;
        contentStart = NO_CONTENT;
        known = 0;
        broken = false;
    }

    /** From this place on it is content of the disk that somebody wants to see. */
    void content(long start) {
        contentStart = start;
    }

    boolean hasContent() {
        return contentStart != NO_CONTENT;
    }

    /** Where in the content of the disk the next byte stands. */
    long contentPosition() {
        return length - left - contentStart;
    }

    long length() {
        return length;
    }

    /** Bytes of it that are still to come. */
    long left() {
        return left;
    }

    /** Whether the next bytes must tell whether there is a body: it may be left out, or its length is not to be believed. */
    boolean isUndecided() {
        return length > 0 && doubtful;
    }

    /** Whether the message is complete without it, as peers' habits leave open. */
    boolean isOptional() {
        return optional;
    }

    /** There is none after all. */
    void none() {
        left = 0;
    }

    /** So many bytes of it have gone by. */
    void pass(long part) {
        left -= part;
    }

    /** How many of its first bytes are wanted; 0 for none. */
    int wanted() {
        return wanted;
    }

    /** Whether all wanted bytes are among the next ones, so that they need not be put together. */
    boolean comesWhole(int available) {
        return known == 0 && !broken && available >= wanted;
    }

    /** The wanted bytes were seen where they stand. */
    void seenWhole() {
        known = wanted;
    }

    /** Puts the next bytes to the wanted ones, as far as they belong there; returns how many do. */
    int gather(ByteBuffer bytes, int at, int available) {
        int part = (int) Math.min(Math.min(available, left), wanted - known);
        if (gathered.capacity() < known + part) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(known + part, Math.min(wanted, gathered.capacity() * 2)));
            larger.put(0, gathered, 0, known);
            gathered = larger;
        }
        gathered.put(known, bytes, at, part);
        known += part;
        return part;
    }

    /** Whether all wanted bytes are there. */
    boolean isGathered() {
        return known == wanted;
    }

    /** Bytes are missing: of the wanted ones no more can be read. */
    void breakOff() {
        broken = true;
    }

    /** The wanted bytes that were put together, from index 0 on; {@link #known} of them. */
    ByteBuffer gathered() {
        return gathered;
    }

    int known() {
        return known;
    }
}
