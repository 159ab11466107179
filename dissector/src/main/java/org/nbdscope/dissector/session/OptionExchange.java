package org.nbdscope.dissector.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An option of the client with the server's replies so far (section "Option types"). */
public final class OptionExchange {

    /** Replies kept of one option; further ones are messages, but are not listed here. */
    public static final int MAX_REPLIES = 65_536;

    private final int index;
    private final int option;
    private final long length;
    private final long frame;
    private final String name;
    private final List<Integer> informationRequests;
    private final List<String> queries;
    private final List<OptionReply> replies = new ArrayList<>(2);
    private final boolean whole;
    private final boolean broken;
    private boolean finished;

    OptionExchange(int index, int option, long length, long frame, String name, List<Integer> informationRequests, List<String> queries,
                   boolean whole, boolean broken) {
        this.index = index;
        this.option = option;
        this.length = length;
        this.frame = frame;
        this.name = name;
        this.informationRequests = informationRequests;
        this.queries = queries;
        this.whole = whole;
        this.broken = broken;
    }

    /** The same option, completed by this packet. */
    OptionExchange at(long completedBy) {
        return frame == completedBy ? this : new OptionExchange(index, option, length, completedBy, name, informationRequests, queries,
                whole, broken);
    }

    /** From 0 within the session, in the order of the options. */
    public int index() {
        return index;
    }

    /** The option's number; unsigned 32 bits. */
    public int option() {
        return option;
    }

    /** Length of the option's data in bytes, as its header says; unsigned 32 bits. */
    public long length() {
        return length;
    }

    /** The packet that completed the option. */
    public long frame() {
        return frame;
    }

    /** The export's name for EXPORT_NAME, INFO, GO and the META_CONTEXT options; null for others, or where it is not in the capture. */
    public String name() {
        return name;
    }

    /** The information types asked for by INFO and GO; null for other options. */
    public List<Integer> informationRequests() {
        return informationRequests;
    }

    /** The queries of the META_CONTEXT options; null for others. */
    public List<String> queries() {
        return queries;
    }

    /** Whether all of the option's data is in the capture. */
    public boolean whole() {
        return whole;
    }

    /** Whether the lengths and counts inside the data do not make up the data; false where that is not known. */
    public boolean isBroken() {
        return broken;
    }

    /** The replies in the order of arrival. */
    public List<OptionReply> replies() {
        return Collections.unmodifiableList(replies);
    }

    /** Whether the final reply was seen. */
    public boolean finished() {
        return finished;
    }

    void add(OptionReply reply) {
        if (replies.size() < MAX_REPLIES) {
            replies.add(reply);
        }
    }

    void finish() {
        finished = true;
    }
}
