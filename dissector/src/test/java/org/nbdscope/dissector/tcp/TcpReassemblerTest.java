package org.nbdscope.dissector.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.dissector.tcp.Segments.ACK;
import static org.nbdscope.dissector.tcp.Segments.FIN;
import static org.nbdscope.dissector.tcp.Segments.RST;
import static org.nbdscope.dissector.tcp.Segments.SYN;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Segments and what the listener is told of them. In the events {@code @} is the frame, {@code from} the source frame where it differs. */
class TcpReassemblerTest {

    private final Segments tcp = new Segments();

    @Test
    void deliversInOrderAtOnce() {
        tcp.handshake();
        assertEquals("", tcp.events());
        tcp.send(1, ACK, 500, 100, "hello");
        assertEquals("1 'hello' @4", tcp.events());
        tcp.send(0, ACK, 100, 505, "abc").send(0, ACK, 103, 505, "def").send(1, ACK, 505, 106, "").send(0, FIN | ACK, 106, 505, "g");
        tcp.send(1, FIN | ACK, 505, 108, "x");
        assertEquals("1 'hello' @4, 0 'abc' @5, 0 'def' @6, 0 'g' @8, 0 end @8, 1 'x' @9, 1 end @9, closed", tcp.events());
        tcp.send(0, ACK, 108, 507, "");
        assertEquals(1, tcp.recorders.size());
        assertEquals(1, tcp.reassembler.counts().lateSegments());
    }

    @Test
    void knowsTheConnection() {
        tcp.handshake().send(0, ACK, 100, 500, "abc");
        TcpConnection c = tcp.recorders.get(0).connection;
        assertEquals("10.0.0.1:40000", c.endpoint(0));
        assertEquals("10.0.0.2:10809", c.endpoint(1));
        assertEquals(10_809, c.port(1));
        assertEquals(0, c.opener());
        assertEquals(0, c.number());
        assertEquals(1, c.firstFrame());
        assertTrue(c.startSeen(0) && c.startSeen(1));
        assertEquals(102, c.sequenceOf(0, 2));
        assertEquals(499, c.sequenceOf(1, (1L << 32) - 1));
    }

    @Nested
    class Order {

        @Test
        void fillsHoles() {
            tcp.handshake().send(0, ACK, 103, 500, "def").send(0, ACK, 109, 500, "jkl").send(0, ACK, 106, 500, "ghi");
            assertEquals("", tcp.events());
            assertTrue(tcp.reassembler.keptBytes() > 0);
            tcp.send(0, ACK, 100, 500, "abc");
            assertEquals("0 'abc' @7, 0 'def' @7 from 4, 0 'ghi' @7 from 6, 0 'jkl' @7 from 5", tcp.events());
            assertEquals(0, tcp.reassembler.keptBytes());
            assertEquals(3, tcp.reassembler.counts().outOfOrderSegments());
            assertEquals(0, tcp.reassembler.counts().retransmittedBytes());
        }

        @Test
        void dropsWhatCameBefore() {
            tcp.handshake().send(0, ACK, 100, 500, "abcdef").send(0, ACK, 100, 500, "ABC").send(0, ACK, 103, 500, "DEFghi");
            assertEquals("0 'abcdef' @4, 0 'ghi' @6", tcp.events());
            assertEquals(6, tcp.reassembler.counts().retransmittedBytes());
            assertEquals(2, tcp.reassembler.counts().retransmittedSegments());
        }

        @Test
        void theFirstCopyOfAKeptByteWins() {
            tcp.handshake().send(0, ACK, 104, 500, "ef").send(0, ACK, 108, 500, "ij").send(0, ACK, 102, 500, "CDEFGHIJKL");
            tcp.send(0, ACK, 100, 500, "abXXXX");
            assertEquals("0 'ab' @7, 0 'CD' @7 from 6, 0 'ef' @7 from 4, 0 'GH' @7 from 6, 0 'ij' @7 from 5, 0 'KL' @7 from 6",
                tcp.events());
        }

        @Test
        void sequenceNumbersWrap() {
            tcp.send(0, SYN, 0xfffffffbL, 0, "").send(1, SYN | ACK, 0xffffffffL, 0xfffffffcL, "").send(0, ACK, 0xfffffffcL, 0, "");
            tcp.send(0, ACK, 2, 0, "ghi").send(0, ACK, 0xfffffffcL, 0, "abcdef").send(1, ACK, 0, 5, "xyz").send(0, ACK, 5, 3, "j");
            assertEquals("0 'abcdef' @5, 0 'ghi' @5 from 4, 1 'xyz' @6, 0 'j' @7", tcp.events());
            assertEquals(1, tcp.recorders.get(0).connection.sequenceOf(0, 5));
        }
    }

    @Nested
    class Holes {

        @Test
        void anAcknowledgementShowsWhatTheCaptureLost() {
            tcp.handshake().send(0, ACK, 103, 500, "def");
            tcp.send(1, ACK, 500, 106, "reply");
            assertEquals("", tcp.events());
            for (int i = 0; i < TcpReassembler.MAX_WAIT_PACKETS; i++) {
                tcp.send(0, ACK, 106, 505, "");
            }
            assertEquals("0 LOST 3 @4, 0 'def' @4, 1 'reply' @5", tcp.events());
            assertEquals(3, tcp.reassembler.counts().lostBytes());
        }

        /** When it was known that the hole stays one says nothing about when the bytes behind it came. */
        @Test
        void whatStandsBehindAHoleKeepsItsOwnPackets() {
            tcp.handshake().send(0, ACK, 103, 500, "def").send(0, ACK, 110, 500, "jk").send(0, ACK, 112, 500, "lm");
            tcp.send(1, ACK, 500, 114, "reply").pause(TcpReassembler.MAX_WAIT_NANOS).send(0, ACK, 114, 505, "next");
            assertEquals("0 LOST 3 @4, 0 'def' @4, 0 LOST 4 @5, 0 'jk' @5, 0 'lm' @6, 1 'reply' @7, 0 'next' @8", tcp.events());
        }

        @Test
        void alsoWithoutAnythingKeptBehindThem() {
            tcp.handshake().send(1, ACK, 500, 128, "reply").pause(TcpReassembler.MAX_WAIT_NANOS).send(0, ACK, 128, 505, "next");
            assertEquals("0 LOST 28 @4, 1 'reply' @4, 0 'next' @5", tcp.events());
        }

        @Test
        void aLateRequestGoesPastItsReply() {
            tcp.handshake().send(1, ACK, 500, 106, "re").send(1, ACK, 502, 106, "ply");
            tcp.send(0, ACK, 103, 500, "def").send(0, ACK, 100, 500, "abc");
            assertEquals("0 'abc' @7, 0 'def' @7 from 6, 1 're' @4, 1 'ply' @5", tcp.events());
            assertEquals(0, tcp.reassembler.keptBytes());
        }

        /** The next request is there first, then the reply to the first one, which is last. */
        @Test
        void aReplyThatIsWaitedForWaitsForItsOwnRequest() {
            tcp.handshake().send(0, ACK, 106, 505, "next").send(1, ACK, 500, 106, "reply");
            assertEquals("", tcp.events());
            tcp.send(0, ACK, 100, 500, "abcdef");
            assertEquals("0 'abcdef' @6, 1 'reply' @5, 0 'next' @6 from 4", tcp.events());
            assertEquals(0, tcp.reassembler.keptBytes());
        }

        @Test
        void itsRequestIsLostWhereItNeverComes() {
            tcp.handshake().send(0, ACK, 106, 505, "next").send(1, ACK, 500, 106, "reply").pause(TcpReassembler.MAX_WAIT_NANOS);
            tcp.send(1, ACK, 505, 110, "");
            assertEquals("0 LOST 6 @5, 1 'reply' @5, 0 'next' @5 from 4", tcp.events());
            assertEquals(0, tcp.reassembler.keptBytes());
        }

        /** The repeated request acknowledges the reply to its first copy. */
        @Test
        void aRepeatedRequestDoesNotWaitForItsReply() {
            tcp.handshake().send(1, ACK, 500, 106, "reply").send(0, ACK, 100, 505, "abcdef");
            assertEquals("0 'abcdef' @5, 1 'reply' @4", tcp.events());
            assertEquals(0, tcp.reassembler.counts().lostBytes());
        }

        @Test
        void eachAcknowledgementShowsItsOwnGap() {
            tcp.handshake().send(1, ACK, 500, 110, "one").send(1, ACK, 503, 120, "two").send(0, ACK, 120, 506, "x");
            assertEquals("0 LOST 10 @4, 1 'one' @4, 0 LOST 10 @5, 1 'two' @5, 0 'x' @6, closed", tcp.finished());
        }

        @Test
        void waitingDataIsDeliveredOnceAndInOrder() {
            // The request is lost; requests and replies go on meanwhile.
            tcp.handshake().send(1, ACK, 500, 110, "A");
            for (int i = 0; i < 20; i++) {
                tcp.send(0, ACK, 110 + i, 501 + i, "r").send(1, ACK, 501 + i, 111 + i, "R");
            }
            String events = tcp.finished();
            assertTrue(events.startsWith("0 LOST 10 @4, 1 'A' @4, 0 'r' @5, 1 'R' @6, 0 'r' @7"), events);
            assertEquals(30, tcp.recorders.get(0).stream(0).length);
            assertEquals(21, tcp.recorders.get(0).stream(1).length);
        }

        @Test
        void theReceiverWaitingForARetransmissionIsNoHole() {
            tcp.handshake().send(0, ACK, 103, 500, "def");
            for (int i = 0; i < 50; i++) {
                tcp.pause(1_000_000_000).send(1, ACK, 500 + i, 100, "x").send(0, ACK, 106, 501 + i, "");
            }
            assertEquals(0, tcp.reassembler.counts().lostBytes());
            tcp.send(0, ACK, 100, 550, "abc");
            assertTrue(tcp.events().endsWith("0 'abc' @105, 0 'def' @105 from 4"), tcp.events());
        }

        @Test
        void holesAreLostWhenTheCaptureEnds() {
            tcp.handshake().send(0, ACK, 103, 500, "def").send(0, FIN | ACK, 110, 500, "").send(1, ACK, 500, 100, "");
            assertEquals("0 LOST 3 @4, 0 'def' @4, 0 LOST 4 @6, 0 end @6, closed", tcp.finished());
        }

        @Test
        void aSegmentThatWaitsIsNotForgottenWhenTheCaptureEnds() {
            assertEquals("0 LOST 6 @4, 1 'reply' @4, closed", tcp.handshake().send(1, ACK, 500, 106, "reply").finished());
        }

        @Test
        void aSegmentThatWaitsIsTakenWhenNothingFollows() {
            tcp.handshake().send(1, ACK, 500, 106, "reply");
            assertEquals("", tcp.events());
            tcp.reassembler.idle();
            assertEquals("0 LOST 6 @4, 1 'reply' @4", tcp.events());
            tcp.send(0, ACK, 106, 505, "next");
            assertTrue(tcp.events().endsWith("0 'next' @5"), tcp.events());
        }

        /** Without an acknowledgement nobody knows whether the bytes before a segment are lost or on their way. */
        @Test
        void aHoleStaysOpenWhenNothingFollows() {
            tcp.handshake().send(0, ACK, 103, 500, "def");
            tcp.reassembler.idle();
            assertEquals("", tcp.events());
        }

        @Test
        void keptBytesAreBounded() {
            byte[] large = new byte[1 << 20];
            tcp.handshake();
            for (int i = 0; i < 40; i++) {
                tcp.send(0, ACK, 101 + (i << 20), 500, large, large.length);
                assertTrue(tcp.reassembler.keptBytes() <= TcpReassembler.MAX_KEPT_BYTES);
            }
            assertEquals("0 LOST 1 @4", tcp.recorders.get(0).events.get(0));
        }

        @Test
        void keptSegmentsAreBounded() {
            tcp.handshake();
            for (int i = 0; i < TcpReassembler.MAX_KEPT_SEGMENTS; i++) {
                tcp.send(0, ACK, 101 + 2 * (TcpReassembler.MAX_KEPT_SEGMENTS - i), 500, "x");
            }
            assertEquals("", tcp.events());
            tcp.send(0, ACK, 101, 500, "y");
            assertEquals("0 LOST 1 @16388, 0 'y' @16388", tcp.events());
        }

        @Test
        void keptBytesOfAllConnectionsAreBounded() {
            byte[] large = new byte[1 << 20];
            for (int port = 1; port <= 10; port++) {
                tcp.port(port).handshake();
                for (int i = 0; i < 15; i++) {
                    tcp.send(0, ACK, 101 + (i << 20), 500, large, large.length);
                    assertTrue(tcp.reassembler.keptBytes() <= TcpReassembler.MAX_KEPT_BYTES_IN_TOTAL);
                }
            }
            assertEquals("0 LOST 1 @4", tcp.recorders.get(0).events.get(0));
            assertEquals("", tcp.events(9));
        }
    }

    @Nested
    class Cut {

        @Test
        void theRestOfASegmentIsMissing() {
            tcp.handshake().send(0, ACK, 100, 500, "abcdef", 2).send(0, ACK, 106, 500, "ghi", 0).send(0, ACK, 100, 500, "abcdefghij");
            assertEquals("0 'ab' @4, 0 CUT 4 @4, 0 CUT 3 @5, 0 'j' @6", tcp.events());
            assertEquals(7, tcp.reassembler.counts().cutBytes());
        }

        @Test
        void alsoOutOfOrder() {
            tcp.handshake().send(0, ACK, 103, 500, "defghi", 2).send(0, ACK, 105, 500, "FGHIJKL").send(0, ACK, 100, 500, "abc");
            assertEquals("0 'abc' @6, 0 'de' @6 from 4, 0 CUT 4 @6, 0 'JKL' @6 from 5", tcp.events());
        }

        @Test
        void aRetransmissionBringsOnlyWhatIsNew() {
            tcp.handshake().send(0, ACK, 100, 500, "abcd").send(0, ACK, 100, 500, "abcdefgh", 2).send(0, ACK, 106, 500, "GHij", 3);
            assertEquals("0 'abcd' @4, 0 CUT 4 @5, 0 'i' @6, 0 CUT 1 @6", tcp.events());
        }
    }

    @Nested
    class End {

        @Test
        void finOccupiesASequenceNumber() {
            tcp.handshake().send(0, FIN | ACK, 100, 500, "").send(1, ACK, 500, 101, "more").send(0, ACK, 101, 504, "");
            tcp.send(0, FIN | ACK, 100, 504, "").send(1, FIN | ACK, 504, 101, "").send(0, ACK, 101, 505, "");
            assertEquals("0 end @4, 1 'more' @5, 1 end @8, closed", tcp.events());
        }

        @Test
        void aFinThatTheCaptureLostIsNoByte() {
            tcp.handshake().send(0, ACK, 100, 500, "abc").send(1, ACK, 500, 104, "x");
            tcp.send(1, FIN | ACK, 501, 104, "").send(0, ACK, 104, 502, "");
            assertEquals("0 'abc' @4, 1 'x' @5, 1 end @6, closed", tcp.finished());
        }

        @Test
        void aFinThatComesLateGoesPastItsAcknowledgement() {
            tcp.handshake().send(1, FIN | ACK, 500, 101, "bye").send(0, FIN | ACK, 100, 500, "");
            assertEquals("0 end @5, 1 'bye' @4, 1 end @4, closed", tcp.events());
        }

        @Test
        void aByteThatComesLateGoesPastItsReply() {
            tcp.handshake().send(1, ACK, 500, 101, "reply").send(0, ACK, 100, 500, "a");
            assertEquals("0 'a' @5, 1 'reply' @4", tcp.events());
        }

        @Test
        void whatFollowsShowsThatOneNumberWasAByte() {
            tcp.handshake().send(0, ACK, 100, 500, "abc").send(1, ACK, 500, 104, "reply").pause(TcpReassembler.MAX_WAIT_NANOS);
            tcp.send(0, ACK, 104, 505, "next");
            assertEquals("0 'abc' @4, 0 LOST 1 @5, 1 'reply' @5, 0 'next' @6", tcp.events());
        }

        @Test
        void aLongReplyShowsItToo() {
            tcp.handshake().send(1, ACK, 500, 101, "rep").send(1, ACK, 503, 101, "ly");
            assertEquals("0 LOST 1 @4, 1 'rep' @4, 1 'ly' @5, closed", tcp.finished());
        }

        @Test
        void oneNumberIsAFinWhereNothingFollows() {
            tcp.handshake().send(1, ACK, 500, 101, "").send(1, ACK, 500, 101, "reply");
            tcp.reassembler.idle();
            assertEquals("1 'reply' @5", tcp.events());
            tcp.send(1, ACK, 505, 101, "more").send(1, FIN | ACK, 509, 101, "");
            assertEquals("1 'reply' @5, 1 'more' @6, 1 end @7", tcp.events());
            assertTrue(tcp.recorders.get(0).connection.endAcknowledged(0));
        }

        @Test
        void finWaitsForTheBytesBeforeIt() {
            tcp.handshake().send(0, FIN | ACK, 103, 500, "def").send(0, ACK, 100, 500, "abc");
            assertEquals("0 'abc' @5, 0 'def' @5 from 4, 0 end @5", tcp.events());
        }

        @Test
        void anAcknowledgedFinShowsTheBytesBeforeIt() {
            tcp.handshake().send(0, FIN | ACK, 101, 500, "").send(1, ACK, 500, 102, "x");
            assertEquals("0 LOST 1 @5, 0 end @5, 1 'x' @5, closed", tcp.finished());
        }

        @Test
        void bytesBehindFinAreStrays() {
            tcp.handshake().send(0, FIN | ACK, 100, 500, "abc").send(0, ACK, 103, 500, "defg").send(0, ACK, 101, 500, "bcde");
            assertEquals("0 'abc' @4, 0 end @4", tcp.events());
            assertEquals(2, tcp.reassembler.counts().straySegments());
        }

        @Test
        void resetEndsBothDirections() {
            tcp.handshake().send(0, ACK, 103, 500, "def").send(1, RST, 500, 0, "");
            assertEquals("0 LOST 3 @4, 0 'def' @4, 0 reset @5, 1 reset @5, closed", tcp.events());
            tcp.send(0, ACK, 106, 500, "late").send(1, RST, 500, 0, "");
            assertEquals(1, tcp.recorders.size());
        }

        @Test
        void resetAfterFin() {
            tcp.handshake().send(0, FIN | ACK, 100, 500, "").send(1, RST | ACK, 500, 101, "");
            assertEquals("0 end @4, 1 reset @5, closed", tcp.events());
        }

        @Test
        void aRefusedConnection() {
            tcp.send(0, SYN, 99, 0, "").send(1, RST | ACK, 0, 100, "");
            assertEquals("0 reset @2, 1 reset @2, closed", tcp.events());
        }

        @Test
        void aResetFromElsewhereIsAStray() {
            tcp.handshake().send(1, RST, 0x80000000L, 0, "").send(0, ACK, 100, 500, "abc");
            assertEquals("0 'abc' @5", tcp.events());
            assertEquals(1, tcp.reassembler.counts().straySegments());
        }
    }

    @Nested
    class Probes {

        @Test
        void keepAliveIsNoByte() {
            tcp.handshake().send(0, ACK, 100, 500, "abc").send(0, ACK, 102, 500, "").send(1, ACK, 500, 103, "");
            tcp.send(0, ACK, 102, 500, "\0").send(1, ACK, 500, 103, "").send(0, ACK, 103, 500, "d");
            assertEquals("0 'abc' @4, 0 'd' @9", tcp.events());
        }

        @Test
        void aCaptureMayBeginWithOne() {
            tcp.send(0, ACK, 99, 500, "").send(1, ACK, 500, 100, "").send(0, ACK, 99, 500, "").send(0, ACK, 100, 500, "abc");
            tcp.send(1, ACK, 500, 103, "x");
            assertEquals("0 'abc' @4, 1 'x' @5, closed", tcp.finished());
        }
    }

    @Nested
    class Beginning {

        @Test
        void synMayCarryData() {
            tcp.send(0, SYN, 99, 0, "abc").send(1, SYN | ACK, 499, 103, "xy").send(0, ACK, 103, 502, "d");
            assertEquals("0 'abc' @1, 1 'xy' @2, 0 'd' @3", tcp.events());
        }

        @Test
        void dataOfASynThatWasNotTakenComesAgain() {
            tcp.send(0, SYN, 99, 0, "abc").send(1, SYN | ACK, 499, 100, "").send(0, ACK, 100, 500, "abcd");
            assertEquals("0 'abc' @1, 0 'd' @3", tcp.events());
        }

        @Test
        void aRepeatedSynIsTheSameConnection() {
            tcp.send(0, SYN, 99, 0, "").send(0, SYN, 99, 0, "").handshake().send(1, SYN | ACK, 499, 100, "").send(1, ACK, 500, 100, "x");
            assertEquals(1, tcp.recorders.size());
            assertEquals("1 'x' @7", tcp.events());
        }

        @Test
        void synBehindItsAnswer() {
            tcp.send(1, SYN | ACK, 499, 100, "").send(0, SYN, 99, 0, "").send(0, ACK, 100, 500, "abc").send(1, ACK, 500, 103, "x");
            assertEquals("1 'abc' @3, 0 'x' @4", tcp.events());
            TcpConnection c = tcp.recorders.get(0).connection;
            assertEquals(1, c.opener());
            assertTrue(c.startSeen(0) && c.startSeen(1));
            assertEquals("10.0.0.2:10809", c.endpoint(0));
        }

        @Test
        void theAnswerToASynTellsTheOpener() {
            tcp.send(1, SYN | ACK, 499, 100, "").send(0, ACK, 100, 500, "abc");
            TcpConnection c = tcp.recorders.get(0).connection;
            assertEquals(1, c.opener());
            assertFalse(c.startSeen(1));
        }

        @Test
        void midstreamTheFirstSegmentIsTheBeginning() {
            tcp.send(0, ACK, 1000, 5000, "abc").send(1, ACK, 5000, 1003, "xyz").send(0, ACK, 1003, 5003, "d");
            assertEquals("0 'abc' @1, 1 'xyz' @2, 0 'd' @3", tcp.events());
            TcpConnection c = tcp.recorders.get(0).connection;
            assertEquals(-1, c.opener());
            assertFalse(c.startSeen(0) || c.startSeen(1));
            assertEquals(5001, c.sequenceOf(1, 1));
        }

        @Test
        void midstreamThePeersAcknowledgementIsTheBeginning() {
            tcp.send(0, ACK, 1000, 5000, "abc").send(1, ACK, 5010, 1003, "xyz");
            assertEquals("0 'abc' @1, 1 LOST 10 @2, 1 'xyz' @2, closed", tcp.finished());
        }

        @Test
        void midstreamBytesThatWereAcknowledgedBeforeTheyCame() {
            tcp.send(0, ACK, 1000, 5000, "abc").send(1, ACK, 4997, 1000, "xyz").send(1, ACK, 5000, 1003, "uvw");
            assertEquals("0 'abc' @1, 1 'xyz' @2, 1 'uvw' @3", tcp.events());
            assertEquals(4997, tcp.recorders.get(0).connection.sequenceOf(1, 0));
        }

        @Test
        void midstreamBytesBeforeTheFirstSegmentAreNotOfInterest() {
            tcp.send(0, ACK, 1000, 5000, "abc").send(0, ACK, 997, 5000, "XYZabcd");
            assertEquals("0 'abc' @1, 0 'd' @2", tcp.events());
        }

        @Test
        void portsAreUsedAnew() {
            tcp.handshake().send(0, ACK, 100, 500, "old").send(0, SYN, 9_000_000, 0, "").send(1, SYN | ACK, 70, 9_000_001, "");
            tcp.send(0, ACK, 9_000_001, 71, "new");
            assertEquals("0 'old' @4, closed", tcp.events(0));
            assertEquals("0 'new' @7", tcp.events(1));
            assertEquals(1, tcp.recorders.get(1).connection.number());
            assertEquals(5, tcp.recorders.get(1).connection.firstFrame());
        }

        @Test
        void portsAreUsedAnewAfterFinWithASequenceNumberNearby() {
            tcp.handshake().send(0, FIN | ACK, 100, 500, "").send(1, FIN | ACK, 500, 101, "").send(0, ACK, 101, 501, "");
            tcp.send(0, SYN, 300, 0, "").send(0, ACK, 301, 900, "new");
            assertEquals("0 end @4, 1 end @5, closed", tcp.events(0));
            assertEquals("0 'new' @8", tcp.events(1));
        }

        @Test
        void portsAreUsedAnewBehindAFinThatWaits() {
            tcp.handshake().send(1, FIN | ACK, 500, 101, "").send(0, SYN, 300, 0, "").send(0, ACK, 301, 900, "new");
            assertEquals("1 end @4, closed", tcp.events(0));
            assertEquals("0 'new' @6", tcp.events(1));
        }

        @Test
        void theAnswerAloneBeginsANewConnectionToo() {
            tcp.handshake().send(1, SYN | ACK, 7_000_000, 3_000_000, "").send(0, ACK, 3_000_000, 7_000_001, "new");
            assertEquals("closed", tcp.events(0));
            assertEquals("1 'new' @5", tcp.events(1));
        }

        /** Where a capture mixes the packets of the two directions, the answer to the SYN begins the new connection, and loses nothing. */
        @Test
        void portsAreUsedAnewWithTheSynBehindItsAnswer() {
            tcp.handshake().send(1, RST, 500, 0, "").send(1, SYN | ACK, 70, 9_000_001, "").send(1, ACK, 71, 9_000_001, "hello");
            tcp.send(0, SYN, 9_000_000, 0, "").send(0, ACK, 9_000_001, 76, "new");
            assertEquals("0 'hello' @6, 1 'new' @8", tcp.events(1));
            assertEquals(0, tcp.reassembler.counts().lateSegments());
        }

        @Test
        void aSynInsideTheWindowIsAStray() {
            tcp.handshake().send(0, SYN, 120, 0, "").send(0, ACK, 100, 500, "abc");
            assertEquals("0 'abc' @5", tcp.events());
            assertEquals(1, tcp.reassembler.counts().straySegments());
        }

        @Test
        void payloadLongAfterTheEndBeginsANewConnection() {
            tcp.handshake().send(1, RST, 500, 0, "").send(0, ACK, 100, 500, "late").pause(TcpReassembler.LINGER_NANOS);
            tcp.send(0, ACK, 77_777, 88_888, "").send(0, ACK, 77_777, 88_888, "new");
            assertEquals(2, tcp.recorders.size());
            assertEquals("0 'new' @7", tcp.events(1));
        }
    }

    @Nested
    class OneWay {

        @Test
        void aDirectionThatIsNotCapturedIsNotReported() {
            tcp.send(0, SYN, 99, 0, "").send(0, ACK, 100, 500, "abc").send(0, ACK, 103, 999, "def").send(0, FIN | ACK, 106, 2000, "");
            assertEquals("0 'abc' @2, 0 'def' @3, 0 end @4, closed", tcp.finished());
        }

        @Test
        void holesAreLostWhenEnoughIsKeptBehindThem() {
            tcp.send(0, ACK, 100, 500, "abc");
            for (int i = 0; i <= TcpReassembler.MAX_KEPT_SEGMENTS_ONE_WAY; i++) {
                assertEquals("0 'abc' @1", tcp.events());
                tcp.send(0, ACK, 113 + i, 500, "x");
            }
            assertTrue(tcp.events().startsWith("0 'abc' @1, 0 LOST 10 @2, 0 'x' @2, 0 'x' @3"), tcp.events());
        }
    }

    @Nested
    class Strays {

        @Test
        void oneIsDropped() {
            tcp.handshake().send(0, ACK, 0x70000000, 500, "zzz").send(0, ACK, 100, 500, "abc").send(0, ACK, 0x90000000L, 500, "zzz");
            tcp.send(0, ACK, 103, 500, "def").send(1, ACK, 500, 0x50000000, "x");
            assertEquals("0 'abc' @5, 0 'def' @7, 1 'x' @8", tcp.events());
            assertEquals(2, tcp.reassembler.counts().straySegments());
        }

        @Test
        void severalThatAgreeAreBelieved() {
            tcp.handshake().send(0, ACK, 0x50000064, 500, "aaa").send(0, ACK, 0x50000067, 500, "bbb").send(0, ACK, 0x5000006a, 500, "ccc");
            tcp.send(0, ACK, 0x5000006d, 500, "ddd");
            assertEquals("0 LOST " + (0x5000006aL - 100) + " @6, 0 'ccc' @6, 0 'ddd' @7", tcp.events());
        }
    }

    @Test
    void anIgnoredConnectionOnlyCloses() {
        tcp.handshake().send(0, ACK, 100, 500, "abc").send(0, ACK, 106, 500, "ghi");
        tcp.recorders.get(0).connection.ignore();
        tcp.send(0, ACK, 103, 500, "def").send(1, ACK, 500, 5000, "x").send(0, FIN | ACK, 109, 501, "").send(1, FIN | ACK, 501, 110, "");
        assertEquals("0 'abc' @4, closed", tcp.events());
        assertEquals(0, tcp.reassembler.keptBytes());
        tcp.send(0, SYN, 12_345_678, 0, "").send(0, ACK, 12_345_679, 0, "new");
        assertEquals("0 'new' @11", tcp.events(1));
    }

    @Test
    void aConnectionMayBeIgnoredFromTheBeginning() {
        List<String> told = new ArrayList<>();
        Segments ignored = new Segments(connection -> {
            connection.ignore();
            Recorder recorder = new Recorder(connection);
            told.add(connection.endpoint(0));
            return recorder;
        });
        ignored.handshake().send(0, ACK, 100, 500, "abc").send(0, ACK, 106, 500, "ghi").send(1, RST, 500, 0, "");
        assertEquals(List.of("10.0.0.1:40000"), told);
        assertEquals(0, ignored.reassembler.keptBytes());
    }

    @Test
    void theConnectionIdleLongestIsClosedWhenThereAreTooMany() {
        for (int i = 0; i < 2; i++) {
            tcp.port(i + 1).handshake().send(0, ACK, 103, 500, "def");
        }
        tcp.port(1).send(0, ACK, 106, 500, "g");
        tcp.openOthers(TcpReassembler.MAX_CONNECTIONS - 2);
        assertEquals("", tcp.events(1));
        tcp.openOthers(1);
        assertEquals("0 LOST 3 @8, 0 'def' @8, closed", tcp.events(1));
        assertEquals("", tcp.events(0));
        assertEquals(1, tcp.reassembler.counts().evictedConnections());
    }
}
