package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.Missing;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * Decides whether a connection is NBD, by content and on any port, and who is the server; from then on it passes everything to a
 * {@link SessionDecoder}.
 *
 * <p>A server that speaks first with {@code NBDMAGIC} is NBD whatever follows. Where the beginning of the server's stream is in the capture
 * and is something else, the connection is not NBD. Where it is not in the capture, a segment that begins with a header one can believe
 * decides; magics in the middle of a segment do not, as they may be payload.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_HELD}</td><td>bytes kept while undecided, both directions together; what does not fit is passed over</td></tr>
 * <tr><td>{@link #MAX_PIECES}</td><td>segments looked at before a connection joined in its middle is given up as not NBD</td></tr>
 * </table>
 */
final class Recogniser implements ConnectionListener {

    static final int MAX_HELD = 16 << 10;
    static final int MAX_PIECES = 100_000;

    private static final int LONGEST_HEADER = 32;

    /** Bytes that came before it was decided whose they are. */
    private record Piece(int direction, byte[] bytes, long frame, long timeNanos, long sourceFrame) {
    }

    /** What is known of one direction while undecided. */
    private static final class Direction {
        /** First bytes of a segment that may begin a header: not enough of them yet. */
        final ByteBuffer carry = ByteBuffer.allocate(LONGEST_HEADER);
        int carried;
        /** Bytes seen or missing before the carried ones and those held. */
        long passed;
        boolean started;
        long firstFrame;
        long firstTimeNanos;
    }

    private final SessionTracker tracker;
    private final TcpConnection connection;
    private final Direction[] directions = {new Direction(), new Direction()};
    private final ArrayDeque<Piece> held = new ArrayDeque<>();
    private int heldBytes;
    private int pieces;
    private boolean decided;
    private SessionDecoder decoder;
    private Session session;
    private long lastFrame;
    private long lastTimeNanos;

    Recogniser(SessionTracker tracker, TcpConnection connection) {
        this.tracker = tracker;
        this.connection = connection;
    }

    boolean decided() {
        return decided;
    }

    /** The session, or null where the connection is not, or not yet, known to be NBD. */
    Session session() {
        return session;
    }

    @Override
    public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        lastFrame = frame;
        lastTimeNanos = timeNanos;
        if (decoder != null) {
            decoder.data(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
        } else if (!decided) {
            look(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
        }
    }

    @Override
    public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
        lastFrame = frame;
        lastTimeNanos = timeNanos;
        if (decoder != null) {
            decoder.missing(direction, length, why, frame, timeNanos);
        } else if (!decided) {
            start(direction, frame, timeNanos);
            forget(direction);
            directions[direction].passed += length;
        }
    }

    @Override
    public void end(int direction, boolean reset, long frame, long timeNanos) {
        lastFrame = frame;
        lastTimeNanos = timeNanos;
        if (decoder != null) {
            decoder.end(direction, reset, frame, timeNanos);
        }
    }

    @Override
    public void closed() {
        if (decoder != null) {
            decoder.close(lastFrame, lastTimeNanos);
            // The session is kept by whoever shows it, and with it its connection; the decoder's buffers need not be.
            decoder = null;
        } else {
            notNbd();
        }
    }

    private void look(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        start(direction, frame, timeNanos);
        Direction own = directions[direction];
        boolean atStart = own.passed == 0 && own.carried == 0 && noneHeld(direction);
        boolean continues = own.carried > 0;
        for (int i = 0; i < length && own.carried < LONGEST_HEADER; i++) {
            own.carry.put(own.carried++, bytes.get(offset + i));
        }
        boolean fromStart = connection.startSeen(direction) && (atStart || continues && own.passed == 0);
        int greeting = own.passed == 0 && HeaderLooks.startsWith(own.carry, 0, own.carried, Magic.NBDMAGIC)
                ? own.carried >= 8 ? 1 : HeaderLooks.MORE : HeaderLooks.NO_HEADER;
        if (greeting > 0) {
            hold(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
            server(direction, true);
        } else if (greeting == HeaderLooks.MORE) {
            hold(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
        } else if (fromStart && connection.opener() == 1 - direction) {
            // The server spoke, and did not greet.
            notNbd();
        } else if (connection.startSeen(direction) && connection.startSeen(1 - direction) && own.passed == 0
                && directions[1 - direction].passed == 0) {
            // The client spoke first; the server's greeting may still come.
            hold(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
        } else {
            lookInTheMiddle(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
        }
    }

    private boolean noneHeld(int direction) {
        for (Piece piece : held) {
            if (piece.direction() == direction) {
                return false;
            }
        }
        return true;
    }

    private void lookInTheMiddle(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        Direction own = directions[direction];
        int request = believableFromClient(own.carry, own.carried);
        int reply = ReplyLooks.header(own.carry, 0, own.carried);
        if (request > 0 || reply > 0) {
            hold(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
            server(request > 0 ? 1 - direction : direction, false);
        } else if (request == HeaderLooks.MORE || reply == HeaderLooks.MORE) {
            hold(direction, bytes, offset, length, frame, timeNanos, sourceFrame);
        } else {
            forget(direction);
            own.passed += length;
            if (++pieces > MAX_PIECES) {
                notNbd();
            }
        }
    }

    private static int believableFromClient(ByteBuffer bytes, int available) {
        int request = RequestLooks.header(bytes, 0, available, null);
        return request != HeaderLooks.NO_HEADER ? request : RequestLooks.option(bytes, 0, available);
    }

    private void start(int direction, long frame, long timeNanos) {
        Direction own = directions[direction];
        if (!own.started) {
            own.started = true;
            own.firstFrame = frame;
            own.firstTimeNanos = timeNanos;
        }
    }

    private void hold(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        held.addLast(new Piece(direction, copy, frame, timeNanos, sourceFrame));
        heldBytes += length;
        while (heldBytes > MAX_HELD && held.size() > 1) {
            passOver(held.removeFirst());
        }
    }

    /** What was held of a direction is no beginning of a header: it is passed over. */
    private void forget(int direction) {
        directions[direction].carried = 0;
        held.removeIf(piece -> {
            if (piece.direction() != direction) {
                return false;
            }
            passOver(piece);
            return true;
        });
    }

    private void passOver(Piece piece) {
        heldBytes -= piece.bytes().length;
        directions[piece.direction()].passed += piece.bytes().length;
    }

    private void server(int direction, boolean greeting) {
        decoder = tracker.recognised(connection, 1 - direction);
        session = decoder.session();
        for (int i = 0; i < directions.length; i++) {
            StreamDecoder stream = i == direction ? decoder.server() : decoder.client();
            stream.passedOver(directions[i].passed, directions[i].firstFrame, directions[i].firstTimeNanos);
            if (!greeting || directions[i].passed > 0) {
                stream.search();
            }
        }
        if (greeting) {
            decoder.server().expectGreeting();
        }
        decided = true;
        tracker.decided();
        for (Piece piece : held) {
            ByteBuffer bytes = ByteBuffer.wrap(piece.bytes());
            decoder.data(piece.direction(), bytes, 0, bytes.capacity(), piece.frame(), piece.timeNanos(), piece.sourceFrame());
        }
        held.clear();
        heldBytes = 0;
    }

    private void notNbd() {
        if (!decided) {
            decided = true;
            held.clear();
            heldBytes = 0;
            connection.ignore();
            tracker.decided();
        }
    }
}
