package org.nbdscope.dissector.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.PacketScript;
import org.nbdscope.dissector.testing.PacketScript.Piece;
import org.nbdscope.dissector.testing.Wire;

/** The state machine of a session, one turn of the protocol at a time. */
class SessionStateTest {

    private static final long DISK = 1L << 20;
    private static final int BOTH = Wire.FIXED_NEWSTYLE | Wire.NO_ZEROES;
    private static final byte[] SECTOR = new byte[512];
    /** With which a connection begins. */
    private static final int SYN_PACKETS = 3;

    private static Decoded decode(Conversation talk) {
        Decoded decoded = Decoded.of(talk);
        ModelInvariants.check(decoded.model());
        return decoded;
    }

    /** Everything answered, nothing undecoded. */
    private static Decoded clean(Conversation talk) {
        Decoded decoded = decode(talk);
        assertFalse(decoded.outline().toString().contains("undecoded"), decoded.outline().toString());
        assertEquals(0, decoded.session().unanswered());
        return decoded;
    }

    @Test
    void oldstyleHasNoOptionsAndNoName() {
        Session session = clean(new Conversation(HeaderMode.SIMPLE).server(e -> e.oldstyleGreeting(DISK, Wire.FLAG_HAS_FLAGS))
            .read(0, SECTOR).disconnect()).session();
        assertEquals(HandshakeStyle.OLDSTYLE, session.handshake());
        assertEquals(DISK, session.size());
        assertNull(session.export());
        assertEquals(Wire.FLAG_HAS_FLAGS, session.transmissionFlags());
    }

    @Test
    void newstyleIsFixedOnlyWhereBothSaySo() {
        for (int server : new int[] {0, Wire.FIXED_NEWSTYLE}) {
            for (int client : new int[] {0, Wire.FIXED_NEWSTYLE}) {
                Session session = clean(new Conversation(HeaderMode.SIMPLE).greet(server, client).exportName(Export.of(DISK), true)
                    .read(0, SECTOR).disconnect()).session();
                assertEquals(server + client == 2 ? HandshakeStyle.FIXED_NEWSTYLE : HandshakeStyle.NEWSTYLE, session.handshake());
            }
        }
    }

    @Test
    void exportNameIsFollowedByZeroesUnlessBothLeaveThemOut() {
        for (int server : new int[] {0, Wire.NO_ZEROES}) {
            for (int client : new int[] {0, Wire.NO_ZEROES}) {
                boolean zeroes = server + client != 2 * Wire.NO_ZEROES;
                Decoded decoded = clean(new Conversation(HeaderMode.SIMPLE).greet(server, client)
                    .exportName(Export.of(DISK).withName("disk"), zeroes).read(0, SECTOR).disconnect());
                assertEquals("disk", decoded.session().export());
                assertEquals(DISK, decoded.session().size());
                assertTrue(decoded.outline().contains("server export information " + (zeroes ? 134 : 10)), decoded.outline().toString());
            }
        }
    }

    @Test
    void zeroesThatTheServerForgetsAreNotWaitedFor() {
        Decoded decoded = clean(new Conversation(HeaderMode.SIMPLE).greet(Wire.FIXED_NEWSTYLE, Wire.FIXED_NEWSTYLE)
            .exportName(Export.of(DISK), false).read(0, SECTOR).read(512, SECTOR).disconnect());
        assertTrue(decoded.outline().contains("server export information 10"), decoded.outline().toString());
    }

    @Test
    void zeroesThatNobodyAskedForAreUndecoded() {
        Decoded decoded = decode(new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH).exportName(Export.of(DISK), true)
            .read(0, SECTOR).disconnect());
        assertTrue(decoded.outline().contains("server undecoded 124"), decoded.outline().toString());
        assertEquals(0, decoded.session().unanswered());
    }

    @Test
    void aFailedGoMayBeFollowedByOneThatSucceeds() {
        Session session = clean(new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH)
            .client(e -> e.optionInfo(Wire.OPT_GO, "missing"))
            .server(e -> e.optionError(Wire.OPT_GO, Wire.REP_ERR_UNKNOWN, "no such export"))
            .go(Export.of(DISK).withName("there")).read(0, SECTOR).disconnect()).session();
        assertEquals("there", session.export());
        assertEquals(DISK, session.size());
        assertEquals(2, session.options().size());
        assertEquals("no such export", session.options().get(0).replies().get(0).text());
    }

    @Test
    void extendedHeadersWinOverStructuredReplies() {
        Conversation talk = new Conversation(HeaderMode.EXTENDED).greet(BOTH, BOTH).acknowledged(Wire.OPT_STRUCTURED_REPLY)
            .acknowledged(Wire.OPT_EXTENDED_HEADERS).go(Export.of(DISK)).read(0, SECTOR).write(512, SECTOR).disconnect();
        assertEquals(ReplyMode.EXTENDED, clean(talk).session().replies());
    }

    @Test
    void aFailedSetMetaContextLeavesNone() {
        Export export = Export.of(DISK).withContexts("base:allocation");
        Session session = clean(new Conversation(HeaderMode.STRUCTURED).greet(BOTH, BOTH).acknowledged(Wire.OPT_STRUCTURED_REPLY)
            .setMetaContext(export).client(e -> e.optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "x:y"))
            .server(e -> e.optionError(Wire.OPT_SET_META_CONTEXT, Wire.REP_ERR_INVALID, "")).go(export).disconnect()).session();
        assertEquals(Map.of(), session.contexts());
    }

    @Test
    void behindStartTlsThereAreRecords() {
        byte[] record = {22, 3, 1, 0, 4, 1, 2, 3, 4};
        byte[] data = {23, 3, 3, 0, 2, 9, 9};
        Conversation talk = new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH).acknowledged(Wire.OPT_STARTTLS)
            .client(e -> e.raw(record)).server(e -> e.raw(record).raw(data)).client(e -> e.raw(data).raw(data));
        Decoded decoded = clean(talk);
        assertEquals(TlsState.ENCRYPTED, decoded.session().tls());
        assertEquals(5, decoded.outline().stream().filter(line -> line.contains(" TLS ")).count());
    }

    @Test
    void refusedStartTlsGoesOnInTheClear() {
        assertEquals(TlsState.NONE, clean(new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH).client(e -> e.option(Wire.OPT_STARTTLS))
            .server(e -> e.optionError(Wire.OPT_STARTTLS, Wire.REP_ERR_UNSUP, "")).go(Export.of(DISK)).read(0, SECTOR).disconnect())
            .session().tls());
    }

    @Test
    void aCookieMayBeUsedAgainAtOnceOrTooEarly() {
        Conversation talk = new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(DISK));
        for (int i = 0; i < 3; i++) {
            long offset = i * 512L;
            talk.client(e -> e.request(0, Wire.CMD_READ, 7, offset, 512)).server(e -> e.dataChunk(1, 7, offset, offset, SECTOR));
        }
        talk.client(e -> e.request(0, Wire.CMD_READ, 8, 4096, 512).request(0, Wire.CMD_READ, 8, 8192, 512))
            .server(e -> e.dataChunk(1, 8, 4096, 4096, SECTOR).dataChunk(1, 8, 8192, 8192, SECTOR)).disconnect();
        assertEquals(6, clean(talk).session().requests());
    }

    @Test
    void chunksOfSeveralRepliesInterleave() {
        Conversation talk = new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(DISK))
            .client(e -> e.request(0, Wire.CMD_READ, 1, 0, 1024).request(0, Wire.CMD_READ, 2, 4096, 1024))
            .server(e -> e.dataChunk(0, 2, 0, 4096, SECTOR).dataChunk(0, 1, 0, 0, SECTOR).holeChunk(1, 2, 0, 4608, 512)
                .errorOffsetChunk(1, 1, 0, Wire.EIO, "bad", 512)).disconnect();
        Decoded decoded = clean(talk);
        TransactionTable transactions = decoded.model().transactions();
        assertEquals(Wire.EIO, transactions.error(0));
        assertEquals(0, transactions.error(1));
    }

    @Test
    void aWriteMayBeRefusedBeforeItIsComplete() {
        Conversation talk = new Conversation(HeaderMode.SIMPLE).handshake(Export.of(DISK));
        byte[] whole = new NbdEncoder(HeaderMode.SIMPLE).requestWithPayload(0, Wire.CMD_WRITE, 5, 0, SECTOR).toByteArray();
        talk.client(e -> e.raw(java.util.Arrays.copyOf(whole, 100))).server(e -> e.simpleReply(Wire.EPERM, 5))
            .client(e -> e.raw(java.util.Arrays.copyOfRange(whole, 100, whole.length))).read(0, SECTOR).disconnect();
        Decoded decoded = clean(talk);
        assertEquals(Wire.EPERM, decoded.model().transactions().error(0));
        assertEquals(3, decoded.session().requests());
    }

    @Test
    void anExtendedWriteWithoutThePayloadFlagHasItsPayloadYet() {
        for (boolean payload : new boolean[] {true, false}) {
            Conversation talk = new Conversation(HeaderMode.EXTENDED).handshake(Export.of(DISK));
            for (int i = 0; i < 3; i++) {
                long cookie = 100 + i;
                talk.client(e -> {
                    e.request(0, Wire.CMD_WRITE, cookie, 0, 512);
                    if (payload) {
                        e.raw(SECTOR);
                    }
                }).server(e -> e.noneChunk(cookie, 0));
            }
            Decoded decoded = clean(talk.read(0, SECTOR).disconnect());
            assertEquals(3, decoded.outline().stream().filter(("client NBD_CMD_WRITE " + (payload ? 544 : 32))::equals).count());
        }
    }

    @Test
    void aPayloadThatBeginsLikeARequestIsAPayload() {
        byte[] image = java.util.Arrays.copyOf(
            new NbdEncoder(HeaderMode.EXTENDED).request(0, Wire.CMD_READ, 1, 0, 512).request(0, Wire.CMD_READ, 2, 0, 512).toByteArray(),
            512);
        Conversation talk = new Conversation(HeaderMode.EXTENDED).handshake(Export.of(DISK))
            .client(e -> e.request(0, Wire.CMD_WRITE, 9, 0, 512).raw(image)).server(e -> e.noneChunk(9, 0)).read(0, SECTOR).disconnect();
        assertEquals(3, clean(talk).session().requests());
        byte[] full = new NbdEncoder(HeaderMode.EXTENDED).request(0, Wire.CMD_READ, 1, 0, 512).request(0, Wire.CMD_READ, 2, 0, 512)
            .toByteArray();
        Conversation filled = new Conversation(HeaderMode.EXTENDED).handshake(Export.of(DISK))
            .client(e -> e.request(0, Wire.CMD_WRITE, 9, 0, full.length).raw(full)).server(e -> e.noneChunk(9, 0)).read(0, SECTOR)
            .disconnect();
        assertEquals(3, clean(filled).session().requests());
    }

    @Test
    void blockStatusWithAPayloadNamesItsContexts() {
        Conversation talk = new Conversation(HeaderMode.EXTENDED).handshake(Export.of(DISK).withContexts("base:allocation", "x:y"))
            .client(e -> e.blockStatusRequest(0, 3, 0, DISK, 2)).server(e -> e.blockStatusChunk(1, 3, 0, 2, DISK, 0)).disconnect();
        TransactionTable transactions = clean(talk).model().transactions();
        assertEquals(DISK, transactions.length(0));
        assertEquals(List.of(2L), List.of(transactions.contextIds(0)[0]));
    }

    @Test
    void moreRequestsInFlightThanAreKept() {
        Conversation talk = new Conversation(HeaderMode.SIMPLE).handshake(Export.of(DISK));
        int count = RequestsInFlight.MAX_IN_FLIGHT + 100;
        talk.client(e -> {
            for (int i = 0; i < count; i++) {
                e.request(0, Wire.CMD_CACHE, i, 0, 512);
            }
        }).server(e -> {
            for (int i = count - 1; i >= 0; i--) {
                e.simpleReply(0, i);
            }
        });
        Session session = decode(talk).session();
        assertEquals(count, session.requests());
        assertEquals(100, session.unanswered());
    }

    @Test
    void absurdLengthsAreSurvived() {
        for (long length : new long[] {1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            Conversation talk = new Conversation(HeaderMode.EXTENDED).handshake(Export.of(DISK));
            long lost = talk.request(0, Wire.CMD_READ, 0, 512);
            talk.server(e -> e.with(NbdEncoder.Field.LENGTH, length).dataChunk(1, lost, 0, 0)).read(0, SECTOR).disconnect();
            decode(talk);
            Conversation options = new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH)
                .client(e -> e.with(NbdEncoder.Field.LENGTH, (int) length & 0xffff_ffffL).option(Wire.OPT_LIST));
            decode(options);
            decode(new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH).client(e -> e.option(Wire.OPT_LIST))
                .server(e -> e.with(NbdEncoder.Field.LENGTH, (int) length & 0xffff_ffffL).optionServer("a", "b"))
                .server(e -> e.optionAck(Wire.OPT_LIST)));
        }
    }

    /** A length that nobody can believe, and the next message where the data should begin. */
    @Test
    void absurdLengthsWithoutAnythingBehindThem() {
        Conversation talk = new Conversation(HeaderMode.SIMPLE).greet(BOTH, BOTH)
            .client(e -> e.with(NbdEncoder.Field.LENGTH, 0x7fff_ffffL).option(Wire.OPT_LIST).option(Wire.OPT_ABORT))
            .server(e -> e.with(NbdEncoder.Field.LENGTH, 0x7fff_ffffL).optionAck(Wire.OPT_LIST).optionAck(Wire.OPT_ABORT));
        assertEquals(2, clean(talk).session().options().size());
    }

    private static PacketScript script(Conversation talk, int port) {
        return new PacketScript(talk.stream(org.nbdscope.dissector.testing.Side.CLIENT),
            talk.stream(org.nbdscope.dissector.testing.Side.SERVER), port);
    }

    private static Conversation transmission(HeaderMode mode) {
        return new Conversation(mode).handshake(Export.of(DISK).withContexts(mode == HeaderMode.SIMPLE ? new String[0]
            : new String[] {"base:allocation"})).read(0, SECTOR).write(4096, SECTOR).read(8192, SECTOR).trim(0, 512).flush().read(0, SECTOR)
            .disconnect();
    }

    @Test
    void oneDirectionAloneIsDecoded() {
        for (HeaderMode mode : HeaderMode.values()) {
            Conversation talk = transmission(mode);
            for (org.nbdscope.dissector.testing.Side side : org.nbdscope.dissector.testing.Side.values()) {
                List<Piece> pieces = PacketScript.steps(talk).stream().map(p -> p.from() == side ? p : p.asLost()).toList();
                Decoded decoded = Decoded.of(onlyFrom(script(talk, 40_001).capture(pieces), side));
                ModelInvariants.check(decoded.model());
                String outline = decoded.outline().toString();
                assertEquals(1, decoded.model().sessions().size(), mode + " " + side);
                if (side == org.nbdscope.dissector.testing.Side.CLIENT) {
                    assertEquals(7, decoded.session().requests(), mode + outline);
                } else if (mode != HeaderMode.SIMPLE) {
                    assertFalse(outline.contains("undecoded"), mode + outline);
                }
            }
        }
    }

    /** The packets of one side. */
    private static byte[] onlyFrom(byte[] pcap, org.nbdscope.dissector.testing.Side side) {
        java.io.ByteArrayOutputStream kept = new java.io.ByteArrayOutputStream();
        kept.write(pcap, 0, 24);
        java.nio.ByteBuffer file = java.nio.ByteBuffer.wrap(pcap).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 24; at < pcap.length; at += 16 + file.getInt(at + 8)) {
            boolean fromServer = (pcap[at + 16 + 34] & 0xff) << 8 == (10_809 & 0xff00);
            if (fromServer == (side == org.nbdscope.dissector.testing.Side.SERVER)) {
                kept.write(pcap, at, 16 + file.getInt(at + 8));
            }
        }
        return kept.toByteArray();
    }

    @Test
    void aCaptureMayBeginInTheMiddle() {
        for (HeaderMode mode : HeaderMode.values()) {
            Conversation talk = transmission(mode);
            List<Piece> all = PacketScript.steps(talk);
            int first = all.size() - 13;
            for (int skipped = 0; skipped < 3; skipped++) {
                List<Piece> pieces = new ArrayList<>(all.subList(first + skipped, all.size()));
                Decoded decoded = Decoded.of(script(talk, 40_002).capture(pieces, false));
                ModelInvariants.check(decoded.model());
                String what = mode + ", " + skipped + " skipped: " + decoded.outline();
                assertEquals(1, decoded.model().sessions().size(), what);
                assertEquals(7 - (skipped + 1) / 2, decoded.session().requests(), what);
                assertEquals(mode.name(), decoded.session().replies().name(), what);
                assertNull(decoded.session().handshake());
                assertNull(decoded.session().contexts());
                assertEquals(0, decoded.session().unanswered(), what);
            }
        }
    }

    /** Behind a lost header requests in the middle of a packet are believed only with their replies. They were asked before that. */
    @Test
    void requestsThatWaitForAProofKeepTheirPackets() {
        Conversation talk = new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(DISK)).write(0, new byte[2048]);
        long[] reads = {talk.request(0, Wire.CMD_READ, 0, 512), talk.request(0, Wire.CMD_READ, 512, 512),
            talk.request(0, Wire.CMD_READ, 1024, 512)};
        for (long cookie : reads) {
            talk.server(e -> e.dataChunk(1, cookie, 0, 0, SECTOR));
        }
        List<Piece> pieces = new ArrayList<>(PacketScript.steps(talk));
        int write = IntStream.range(0, pieces.size()).filter(i -> pieces.get(i).length() > 2048).findFirst().getAsInt();
        Piece all = pieces.get(write);
        Piece reply = pieces.remove(write + 1);
        Piece first = pieces.remove(write + 1);
        pieces.set(write, new Piece(all.from(), all.offset(), 1024, true));
        pieces.add(write + 1, new Piece(all.from(), all.offset() + 1024, first.end() - all.offset() - 1024, false));
        pieces.add(write + 2, reply);
        PacketScript script = new PacketScript(talk.stream(org.nbdscope.dissector.testing.Side.CLIENT),
            talk.stream(org.nbdscope.dissector.testing.Side.SERVER), 40_000);
        CaptureModel model = Decoded.of(script.capture(pieces)).model();
        ModelInvariants.check(model);
        List<Long> packets = new ArrayList<>();
        for (int row = 0; row < model.transactions().count(); row++) {
            int request = model.transactions().request(row);
            packets.add(model.messages().frame(request));
        }
        long packet = SYN_PACKETS + write + 1;
        assertEquals(List.of(packet, packet + 2, packet + 3), packets);
    }
}
