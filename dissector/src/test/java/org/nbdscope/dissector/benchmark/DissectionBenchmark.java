package org.nbdscope.dissector.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.Missing;
import org.nbdscope.dissector.tcp.TcpReassembler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a capture takes, station by station: each benchmark has all that the one before it has. One operation is the whole file, out of
 * the page cache. CONTRIBUTING tells how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DissectionBenchmark {

    /** The capture. */
    @Param("")
    public String file;

    /** Takes the streams, and does nothing with them. */
    private static final class Nobody implements ConnectionListener {

        @Override
        public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
            // Nobody listens.
        }

        @Override
        public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
            // Nobody listens.
        }

        @Override
        public void end(int direction, boolean reset, long frame, long timeNanos) {
            // Nobody listens.
        }

        @Override
        public void closed() {
            // Nobody listens.
        }
    }

    /** Packets out of the file. */
    @Benchmark
    public long a1frames() throws IOException {
        try (CaptureReader reader = CaptureReader.open(Path.of(file))) {
            while (reader.next()) {
                continue;
            }
            return reader.packets();
        }
    }

    /** TCP segments out of the packets. */
    @Benchmark
    public long a2segments() throws IOException {
        PacketDecoder decoder = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        long bytes = 0;
        try (CaptureReader reader = CaptureReader.open(Path.of(file))) {
            while (reader.next()) {
                decoder.decode(reader.frame(), segment);
                bytes += segment.payloadLength;
            }
        }
        return bytes;
    }

    /** Streams out of the segments. */
    @Benchmark
    public long a3streams() throws IOException {
        PacketDecoder decoder = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        TcpReassembler reassembler = new TcpReassembler(connection -> new Nobody());
        try (CaptureReader reader = CaptureReader.open(Path.of(file))) {
            while (reader.next()) {
                if (decoder.decode(reader.frame(), segment) == Outcome.TCP) {
                    reassembler.segment(segment);
                }
            }
        }
        return reassembler.counts().segments();
    }

    /** Messages in the tables. */
    @Benchmark
    public CaptureModel a4messages() throws IOException {
        CaptureModel model = new CaptureModel();
        dissect(model);
        return model;
    }

    /** All that the summary shows. */
    @Benchmark
    public Object a5summary() throws IOException {
        CaptureModel model = new CaptureModel();
        CaptureAnalysis analysis = new CaptureAnalysis(model);
        model.listener(analysis);
        dissect(model);
        return analysis.summary();
    }

    private void dissect(CaptureModel model) throws IOException {
        try (CaptureReader reader = CaptureReader.open(Path.of(file))) {
            Dissection dissection = new Dissection(reader, model);
            while (dissection.read(8192) == 8192) {
                continue;
            }
            dissection.finish();
        }
    }
}
