package org.nbdscope.dissector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.analysis.MapRunBuilder;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.TcpFlow;
import org.nbdscope.dissector.testing.Wire;

class TransactionFeedTest {

    private static final int BEHIND = OpenTransactions.MAX_BEHIND + 20_000;

    /** Offsets of the transactions in the order in which they are handed out; each is looked at as a row would be. */
    private static List<Long> handedOut(Conversation conversation) throws IOException {
        List<Long> offsets = new ArrayList<>();
        read(conversation, dissection -> {
            CaptureModel model = dissection.model();
            return new TransactionFeed(dissection, row -> {
                offsets.add(model.transactions().offset(row));
                assertEquals(Command.NBD_CMD_TRIM.value(), model.transactions().command(row));
                assertTrue(model.messages().frame(model.transactions().request(row)) > 0);
            });
        });
        return offsets;
    }

    private static void read(Conversation conversation, Function<Dissection, ModelListener> listener) throws IOException {
        byte[] pcap = conversation.toPcap(TcpFlow.LOOPBACK_SEGMENT, PcapOutput.WHOLE_PACKETS);
        CaptureModel model = new CaptureModel();
        try (CaptureReader reader = CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(pcap)), "test")) {
            Dissection dissection = new Dissection(reader, model);
            ModelListener told = listener.apply(dissection);
            model.listener(told);
            while (dissection.read(1000) == 1000) {
                continue;
            }
            dissection.finish();
            if (told instanceof TransactionFeed feed) {
                feed.end();
            }
        }
    }

    private static Conversation start() {
        return new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(1L << 40));
    }

    @Test
    void rowsComeInTheOrderOfTheRequests() throws IOException {
        Conversation conversation = start();
        long first = conversation.request(0, Wire.CMD_TRIM, 0, 512);
        long second = conversation.request(0, Wire.CMD_TRIM, 512, 512);
        conversation.server(encoder -> encoder.simpleReply(0, second));
        conversation.server(encoder -> encoder.simpleReply(0, first));
        assertEquals(List.of(0L, 512L), handedOut(conversation));
    }

    @Test
    void aRequestThatIsNeverAnsweredHoldsUpTheOthersOnlyForAWhile() throws IOException {
        Conversation conversation = start();
        conversation.request(0, Wire.CMD_TRIM, 1, 1);
        for (int i = 0; i < BEHIND; i++) {
            conversation.trim(512L * (i + 1), 512);
        }
        List<Long> offsets = handedOut(conversation);
        assertEquals(BEHIND + 1, offsets.size());
        assertEquals(BEHIND + 1, new HashSet<>(offsets).size());
        assertEquals(BEHIND, offsets.indexOf(1L), "handed out last");
    }

    /** More requests wait for ever than can be kept apart: the oldest are taken as they are, and what comes later harms nobody. */
    @Test
    void manyRequestsThatAreNeverAnswered() throws IOException {
        Conversation conversation = start();
        int waiting = 3 * OpenTransactions.MAX_APART;
        int apart = 150;
        for (int i = 0; i < waiting; i++) {
            conversation.request(0, Wire.CMD_TRIM, i, 1);
            for (int j = 0; j < apart; j++) {
                conversation.trim(512L * j, 512);
            }
        }
        for (int i = 0; i < BEHIND; i++) {
            conversation.trim(512L * (i + 1), 512);
        }
        conversation.server(encoder -> encoder.simpleReply(0, 1)).trim(0, 512);
        List<Long> offsets = handedOut(conversation);
        assertEquals(waiting * (apart + 1) + BEHIND + 1, offsets.size());
        MapRunBuilder[] runs = new MapRunBuilder[1];
        read(conversation, dissection -> {
            runs[0] = new MapRunBuilder(dissection.model());
            TransactionFeed feed = new TransactionFeed(dissection, row -> {
            });
            return new ModelListener() {
                @Override
                public void messageAdded(int message) {
                    runs[0].messageAdded(message);
                    feed.messageAdded(message);
                }

                @Override
                public void transactionFinished(int transaction) {
                    runs[0].transactionFinished(transaction);
                    feed.transactionFinished(transaction);
                }

                @Override
                public void sessionsNumbered() {
                    feed.sessionsNumbered();
                }
            };
        });
        assertEquals(0, runs[0].runsOf(0).steps());
    }

    @Test
    void aLateReplyStillReachesItsRequest() throws IOException {
        Conversation conversation = start();
        long late = conversation.request(0, Wire.CMD_TRIM, 1, 1);
        for (int i = 0; i < BEHIND; i++) {
            conversation.trim(512L * (i + 1), 512);
        }
        conversation.server(encoder -> encoder.simpleReply(0, late));
        conversation.trim(512L * (BEHIND + 1), 512);
        List<Long> offsets = handedOut(conversation);
        assertEquals(BEHIND + 2, offsets.size());
        assertEquals(BEHIND, offsets.indexOf(1L));
    }
}
