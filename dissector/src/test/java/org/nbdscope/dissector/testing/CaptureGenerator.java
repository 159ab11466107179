package org.nbdscope.dissector.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Writes captures of any size for benchmarks: some connections whose clients keep a number of requests in flight, answered in random
 * order. The same options give the same bytes. How to run it, at the root of the repository:
 *
 * <pre>
 * mvn -q -pl dissector test-compile
 * java -cp dissector/target/test-classes:dissector/target/classes org.nbdscope.dissector.testing.CaptureGenerator \
 *     --megabytes 1024 --mode extended --connections 4 big.pcap
 * </pre>
 *
 * <p>The options, each followed by its value, and the file last:
 * <table>
 * <caption>Options</caption>
 * <tr><td>--megabytes</td><td>ends when the file has this many MiB; 100 where neither it nor --requests is given</td></tr>
 * <tr><td>--requests</td><td>ends when this many requests are sent</td></tr>
 * <tr><td>--request-size</td><td>bytes that a request reads, writes or asks the status of; default 4096; 0: headers only</td></tr>
 * <tr><td>--in-flight</td><td>requests in flight on a connection; default 32</td></tr>
 * <tr><td>--connections</td><td>default 1, at most 10,000</td></tr>
 * <tr><td>--mode</td><td>simple, structured (default) or extended</td></tr>
 * <tr><td>--mix</td><td>READ:WRITE:BLOCK_STATUS as weights; default 70:30:0; block status not in mode simple</td></tr>
 * <tr><td>--extents</td><td>extents of a block status reply; default 16</td></tr>
 * <tr><td>--snap</td><td>bytes kept of a packet; default all</td></tr>
 * <tr><td>--segment</td><td>payload bytes of a packet; default 65483 as on loopback</td></tr>
 * <tr><td>--acks</td><td>true: a packet without payload acknowledges each message; default false</td></tr>
 * <tr><td>--seed</td><td>default 1</td></tr>
 * </table>
 */
public final class CaptureGenerator {

    /** What to write; the class comment says what each one means. */
    public static final class Options {
        public long megabytes;
        public long requests;
        public int requestSize = 4096;
        public int inFlight = 32;
        public int connections = 1;
        public HeaderMode mode = HeaderMode.STRUCTURED;
        public int readWeight = 70;
        public int writeWeight = 30;
        public int blockStatusWeight;
        public int extents = 16;
        public int snapLength = PcapOutput.WHOLE_PACKETS;
        public int segment = TcpFlow.LOOPBACK_SEGMENT;
        public boolean acknowledgements;
        public long seed = 1;

        /** Takes one option as it stands on the command line. */
        public void set(String name, String value) {
            switch (name) {
                case "--megabytes" -> megabytes = Long.parseLong(value);
                case "--requests" -> requests = Long.parseLong(value);
                case "--request-size" -> requestSize = Integer.parseInt(value);
                case "--in-flight" -> inFlight = Integer.parseInt(value);
                case "--connections" -> connections = Integer.parseInt(value);
                case "--mode" -> mode = HeaderMode.valueOf(value.toUpperCase(Locale.ROOT));
                case "--mix" -> mix(value);
                case "--extents" -> extents = Integer.parseInt(value);
                case "--snap" -> snapLength = Integer.parseInt(value);
                case "--segment" -> segment = Integer.parseInt(value);
                case "--acks" -> acknowledgements = Boolean.parseBoolean(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }

        private void mix(String value) {
            int[] weights = Arrays.stream(value.split(":")).mapToInt(Integer::parseInt).toArray();
            if (weights.length != 3) {
                throw new IllegalArgumentException("--mix takes three weights, such as 70:20:10");
            }
            readWeight = weights[0];
            writeWeight = weights[1];
            blockStatusWeight = weights[2];
        }

        private void check() {
            if (requests == 0 && megabytes == 0) {
                megabytes = 100;
            }
            require(requests >= 0 && megabytes >= 0, "a size below 0");
            require(requestSize >= 0 && requestSize <= MAXIMUM_REQUEST, "request size not in 0 to 32 MiB");
            require(inFlight >= 1, "no request in flight");
            require(connections >= 1 && connections <= 10_000, "connections not in 1 to 10,000");
            require(readWeight >= 0 && writeWeight >= 0 && blockStatusWeight >= 0, "a weight below 0");
            require(readWeight + writeWeight + blockStatusWeight > 0, "no command has a weight");
            require(blockStatusWeight == 0 || mode != HeaderMode.SIMPLE, "block status needs structured or extended replies");
            require(extents >= 1 && extents <= MAXIMUM_EXTENTS, "extents not in 1 to 131,072");
            require(snapLength >= 1 && snapLength <= PcapOutput.WHOLE_PACKETS, "snap length not in 1 to 262,144");
        }

        private static void require(boolean good, String problem) {
            if (!good) {
                throw new IllegalArgumentException(problem);
            }
        }
    }

    /** What was written. */
    public record Result(long packets, long bytes, long requests) {
    }

    private static final int MAXIMUM_REQUEST = 32 << 20;
    private static final int MAXIMUM_EXTENTS = 131_072;
    private static final long EXPORT_SIZE = 1L << 40;
    private static final int BLOCK = 4096;
    private static final int CONTEXT_ID = 1;
    /** Events are 1 to this many nanoseconds apart, and whole microseconds as most captures have them. */
    private static final int LONGEST_PAUSE_MICROS = 12;

    private final Options options;
    private final PcapOutput output;
    private final Random random;
    private final byte[] data;
    private final long[] extentNumbers;
    private long timeNanos = Conversation.START_NANOS;
    private long sent;

    private CaptureGenerator(Options options, PcapOutput output) {
        this.options = options;
        this.output = output;
        random = new Random(options.seed);
        data = new byte[options.requestSize];
        random.nextBytes(data);
        extentNumbers = new long[2 * options.extents];
        for (int i = 0; i < options.extents; i++) {
            extentNumbers[2 * i] = Math.max(1, options.requestSize / options.extents);
            extentNumbers[2 * i + 1] = i % 2 == 0 ? 0 : 3;
        }
    }

    /** Writes a capture and closes the channel. */
    public static Result write(WritableByteChannel channel, Options options) throws IOException {
        options.check();
        try (PcapOutput output = new PcapOutput(channel, options.snapLength)) {
            CaptureGenerator generator = new CaptureGenerator(options, output);
            generator.run();
            return new Result(output.packets(), output.bytes(), generator.sent);
        }
    }

    public static void main(String[] args) throws IOException {
        Options options = new Options();
        int last = args.length - 1;
        if (last < 0 || last % 2 != 0) {
            throw new IllegalArgumentException("usage: CaptureGenerator [--option value]... FILE");
        }
        for (int i = 0; i < last; i += 2) {
            options.set(args[i], args[i + 1]);
        }
        long start = System.nanoTime();
        Result result = write(FileChannel.open(Path.of(args[last]),
            StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE), options);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %,d packets, %,d bytes, %,d requests, %.0f MB/s%n",
            args[last], result.packets, result.bytes, result.requests, result.bytes / 1e6 / seconds);
    }

    private void run() throws IOException {
        Connection[] connections = new Connection[options.connections];
        for (int i = 0; i < connections.length; i++) {
            connections[i] = new Connection(i);
        }
        while (!enough()) {
            connections[random.nextInt(connections.length)].step();
        }
        for (Connection connection : connections) {
            connection.finish();
        }
    }

    private boolean enough() {
        return options.requests > 0 && sent >= options.requests || options.megabytes > 0 && output.bytes() >= options.megabytes << 20;
    }

    /** One client with its server. A slot of the arrays is a request in flight; the first {@link #pending} are in use. */
    private final class Connection {

        private final TcpFlow flow;
        private final NbdEncoder encoder = new NbdEncoder(options.mode);
        private final long[] cookies = new long[options.inFlight];
        private final long[] offsets = new long[options.inFlight];
        private final int[] commands = new int[options.inFlight];
        private int pending;
        private long cookie;

        Connection(int number) throws IOException {
            flow = new TcpFlow(output, number, options.segment);
            timeNanos = flow.open(timeNanos);
            Conversation handshake = new Conversation(options.mode).handshake(options.mode == HeaderMode.SIMPLE
                ? Conversation.Export.of(EXPORT_SIZE) : Conversation.Export.of(EXPORT_SIZE).withContexts("base:allocation"));
            for (Conversation.Step step : handshake.steps()) {
                timeNanos = flow.send(step.from(), step.bytes(), 0, step.bytes().length, timeNanos);
                pause();
            }
        }

        /** Fills the queue, then keeps it full: a reply to any of the requests, another request. */
        void step() throws IOException {
            if (pending == options.inFlight) {
                reply(random.nextInt(pending));
            }
            ask();
        }

        void finish() throws IOException {
            while (pending > 0) {
                reply(random.nextInt(pending));
            }
            encoder.clear().request(0, Wire.CMD_DISC, ++cookie, 0, 0);
            send(Side.CLIENT);
            timeNanos = flow.close(timeNanos);
        }

        private void ask() throws IOException {
            int command = command();
            long offset = (long) BLOCK * random.nextInt((int) ((EXPORT_SIZE - MAXIMUM_REQUEST) / BLOCK));
            commands[pending] = command;
            offsets[pending] = offset;
            cookies[pending] = ++cookie;
            pending++;
            encoder.clear();
            if (command == Wire.CMD_WRITE) {
                int flags = options.mode == HeaderMode.EXTENDED ? Wire.CMD_FLAG_PAYLOAD_LEN : 0;
                encoder.requestWithPayload(flags, command, cookie, offset, data);
            } else {
                encoder.request(0, command, cookie, offset, options.requestSize);
            }
            send(Side.CLIENT);
            sent++;
        }

        private void reply(int slot) throws IOException {
            long request = cookies[slot];
            long offset = offsets[slot];
            int command = commands[slot];
            pending--;
            cookies[slot] = cookies[pending];
            offsets[slot] = offsets[pending];
            commands[slot] = commands[pending];
            encoder.clear();
            if (command == Wire.CMD_BLOCK_STATUS) {
                encoder.blockStatusChunk(Wire.REPLY_FLAG_DONE, request, offset, CONTEXT_ID, extentNumbers);
            } else if (command == Wire.CMD_READ && options.mode == HeaderMode.SIMPLE) {
                encoder.simpleReply(0, request, data);
            } else if (command == Wire.CMD_READ && data.length > 0) {
                encoder.dataChunk(Wire.REPLY_FLAG_DONE, request, offset, offset, data);
            } else if (command == Wire.CMD_READ || options.mode == HeaderMode.EXTENDED) {
                // A chunk must not carry data of length 0; a reply to a read must not be simple.
                encoder.noneChunk(request, offset);
            } else {
                encoder.simpleReply(0, request);
            }
            send(Side.SERVER);
        }

        private int command() {
            int number = random.nextInt(options.readWeight + options.writeWeight + options.blockStatusWeight);
            if (number < options.readWeight) {
                return Wire.CMD_READ;
            }
            return number < options.readWeight + options.writeWeight ? Wire.CMD_WRITE : Wire.CMD_BLOCK_STATUS;
        }

        private void send(Side from) throws IOException {
            timeNanos = flow.send(from, encoder.array(), 0, encoder.size(), timeNanos);
            if (options.acknowledgements) {
                timeNanos = flow.acknowledge(from.peer(), timeNanos);
            }
            pause();
        }

        private void pause() {
            timeNanos += 1_000L * random.nextInt(LONGEST_PAUSE_MICROS);
        }
    }
}
