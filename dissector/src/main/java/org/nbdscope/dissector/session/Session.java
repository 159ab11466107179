package org.nbdscope.dissector.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * What is known of one NBD session: its peers, what the handshake agreed, and counts. It changes while the capture is read. What is not
 * known is null.
 */
public final class Session {

    /** Options kept of one session; further ones are messages, but are not listed. */
    public static final int MAX_OPTIONS = 16_384;

    private final int id;
    private final TcpConnection connection;
    private final int clientDirection;

    /** Set by {@link SessionTracker}. */
    int number = -1;

    HandshakeStyle handshake;
    boolean handshakeSeen;
    int handshakeFlags;
    ReplyMode replies = ReplyMode.SIMPLE;
    boolean repliesKnown;
    TlsState tls = TlsState.NONE;
    String export;
    Long size;
    Integer transmissionFlags;
    Long minimumBlockSize;
    Long preferredBlockSize;
    Long maximumPayloadSize;
    boolean transmission;
    Map<Long, String> contexts;
    boolean closed;
    int requests;
    int unanswered;
    private boolean contentWanted;
    private StreamDecoder client;
    private StreamDecoder server;

    private final List<OptionExchange> options = new ArrayList<>();

    Session(int id, TcpConnection connection, int clientDirection) {
        this.id = id;
        this.connection = connection;
        this.clientDirection = clientDirection;
    }

    /** From 0 in the order of recognition; known at once. */
    public int id() {
        return id;
    }

    /** From 0 in the order of the connections' first packets; -1 until all earlier connections are known to be NBD or not. */
    public int number() {
        return number;
    }

    /** The connection that carries it. */
    public TcpConnection connection() {
        return connection;
    }

    /** The direction of the connection in which this side sends. */
    public int direction(Side side) {
        return side == Side.CLIENT ? clientDirection : 1 - clientDirection;
    }

    /** Address and port of a side: {@code 127.0.0.1:46414}, {@code [::1]:10809}. */
    public String endpoint(Side side) {
        return connection.endpoint(direction(side));
    }

    /** The handshake's style; null where the capture began after it or the client's flags were not seen. */
    public HandshakeStyle handshake() {
        return handshake;
    }

    /** Whether the server's greeting is in the capture. */
    public boolean handshakeSeen() {
        return handshakeSeen;
    }

    /** The 16 bits of the server's greeting; 0 where it was not seen. */
    public int handshakeFlags() {
        return handshakeFlags;
    }

    /** The form of the replies as acknowledged; without a handshake, as seen; simple where nothing is known. */
    public ReplyMode replies() {
        return replies;
    }

    /** The form of the replies in a word: of those that cannot be read only that is known. */
    public String repliesLabel() {
        return tls == TlsState.ENCRYPTED ? tls.label() : replies.label();
    }

    /** Whether the server's reply that granted this form of the replies is in the capture; never for simple ones, which need none. */
    public boolean repliesGranted() {
        return repliesKnown && replies != ReplyMode.SIMPLE;
    }

    /** Whether the session runs in TLS. */
    public TlsState tls() {
        return tls;
    }

    /** Name of the export in use, "" for the default export; null when unknown. */
    public String export() {
        return export;
    }

    /** Size of the export in bytes, unsigned; null when unknown. */
    public Long size() {
        return size;
    }

    /** Transmission flags, 16 bits; null when unknown. */
    public Integer transmissionFlags() {
        return transmissionFlags;
    }

    /** Minimum block size in bytes; null when it was not advertised. */
    public Long minimumBlockSize() {
        return minimumBlockSize;
    }

    /** Preferred block size in bytes; null when it was not advertised. */
    public Long preferredBlockSize() {
        return preferredBlockSize;
    }

    /** Maximum payload size in bytes; null when it was not advertised. */
    public Long maximumPayloadSize() {
        return maximumPayloadSize;
    }

    /** The metadata contexts in use by id, in the order of the replies; null without a handshake. */
    public Map<Long, String> contexts() {
        return contexts == null ? null : Collections.unmodifiableMap(contexts);
    }

    /** Name of a metadata context, or null when unknown. */
    public String contextName(long contextId) {
        return contexts == null ? null : contexts.get(contextId);
    }

    /** The options of the handshake in order. */
    public List<OptionExchange> options() {
        return Collections.unmodifiableList(options);
    }

    /** Whether the transmission phase was reached. */
    public boolean transmission() {
        return transmission;
    }

    /** Whether the last bytes of a side's stream so far could not be read: a message that can be believed is looked for. */
    public boolean searching(Side side) {
        return (side == Side.CLIENT ? client : server).searching();
    }

    /** What cuts the streams. */
    /**
     * From now on {@link SessionListener#payload} is called with the content of this session's writes and reads; before that listeners are
     * only told whether it is zero.
     */
    public void wantContent() {
        contentWanted = true;
    }

    boolean contentWanted() {
        return contentWanted;
    }

    void decoders(StreamDecoder ofClient, StreamDecoder ofServer) {
        client = ofClient;
        server = ofServer;
    }

    /** Number of requests, NBD_CMD_DISC included. */
    public int requests() {
        return requests;
    }

    /** Number of requests without a complete reply, NBD_CMD_DISC left out; final once the session is closed. */
    public int unanswered() {
        return unanswered;
    }

    /** Whether nothing further comes. */
    public boolean closed() {
        return closed;
    }

    void add(OptionExchange option) {
        if (options.size() < MAX_OPTIONS) {
            options.add(option);
        }
    }

    /** The greeting was seen: from here on "none" is known, not merely unknown. */
    void greeted(int flags) {
        handshakeSeen = true;
        handshakeFlags = flags;
        repliesKnown = true;
        contexts = new LinkedHashMap<>();
    }

    /** TLS begins: the server must not keep anything negotiated before it (section "Option types", NBD_OPT_STARTTLS). */
    void startTls() {
        tls = TlsState.ENCRYPTED;
        replies = ReplyMode.SIMPLE;
        contexts = new LinkedHashMap<>();
    }

    /** A reply or request of this form was seen; it tells the mode where the handshake did not. */
    void seen(ReplyMode mode) {
        if (!repliesKnown && mode.ordinal() > replies.ordinal()) {
            replies = mode;
        }
    }

    void enterTransmission() {
        transmission = true;
    }
}
