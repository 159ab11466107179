package org.nbdscope.app.live;

import java.sql.Timestamp;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;

/** The packets of an interface, from libpcap. */
final class PcapSource implements PacketSource {

    /** How long the kernel gathers packets before it wakes us, milliseconds: rare enough for little load, often enough to see them come. */
    private static final int GATHER_MILLIS = 20;
    private static final int FOREVER = -1;
    private static final String AT_THE_START = "cannot capture on";
    private static final String LATER = "nothing more is captured on";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MILLIS_PER_SECOND = 1000;

    private final String name;
    private final PcapHandle handle;
    private volatile boolean stopped;
    private Drops drops = Drops.NONE;
    /** What the sink threw: libpcap's bindings swallow that. */
    private RuntimeException failure;

    private PcapSource(String name, PcapHandle handle) {
        this.name = name;
        this.handle = handle;
    }

    /** Opens an interface with a filter. What arrives from now on waits in the kernel's buffer. */
    static PcapSource open(String name, CaptureSettings settings) throws LiveCaptureException {
        try {
            PcapHandle handle = handle(name, settings);
            try {
                if (!settings.filter().isBlank()) {
                    handle.setFilter(settings.filter(), BpfCompileMode.OPTIMIZE);
                }
            } catch (PcapNativeException e) {
                handle.close();
                throw CaptureAdvice.badFilter(settings.filter(), CaptureFilters.reason(e));
            }
            return new PcapSource(name, handle);
        } catch (PcapNativeException e) {
            throw CaptureAdvice.of(AT_THE_START, name, e);
        } catch (NotOpenException e) {
            throw CaptureAdvice.failed(AT_THE_START, name, e.getMessage(), e);
        } catch (LinkageError e) {
            throw CaptureAdvice.noLibpcap(e);
        }
    }

    private static PcapHandle handle(String name, CaptureSettings settings) throws PcapNativeException {
        return new PcapHandle.Builder(name)
                .snaplen(settings.snapLength())
                .promiscuousMode(settings.promiscuous() && !name.equals(CaptureInterfaces.ANY)
                        ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                .bufferSize((int) Math.min((long) settings.bufferMegabytes() << 20, Integer.MAX_VALUE))
                .timeoutMillis(GATHER_MILLIS)
                .timestampPrecision(settings.nanoseconds() ? TimestampPrecision.NANO : TimestampPrecision.MICRO)
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int linkType() {
        return LinkTypes.ofDlt(handle.getDlt().value());
    }

    @Override
    public void run(Sink sink) throws LiveCaptureException {
        ThreadPriority.TAKES_PACKETS.apply();
        try {
            handle.loop(FOREVER, (byte[] bytes) -> packet(sink, bytes));
        } catch (InterruptedException e) {
            // Somebody called stop.
            stopped = true;
        } catch (PcapNativeException e) {
            if (!stopped) {
                throw CaptureAdvice.of(LATER, name, e);
            }
        } catch (NotOpenException e) {
            throw CaptureAdvice.failed(LATER, name, String.valueOf(e.getMessage()), e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void packet(Sink sink, byte[] bytes) {
        if (stopped) {
            return;
        }
        try {
            Timestamp time = handle.getTimestamp();
            long nanos = time.getTime() / MILLIS_PER_SECOND * NANOS_PER_SECOND + time.getNanos();
            sink.packet(nanos, handle.getOriginalLength(), bytes);
        } catch (RuntimeException e) {
            failure = e;
            stop();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            // It has ended already.
            return;
        }
    }

    @Override
    public Drops drops() {
        try {
            PcapStat now = handle.getStats();
            drops = new Drops(now.getNumPacketsDropped(), now.getNumPacketsDroppedByIf());
        } catch (PcapNativeException | NotOpenException e) {
            // An interface that is gone does not tell any more: what it told last stands.
            return drops;
        }
        return drops;
    }

    @Override
    public void close() {
        handle.close();
    }
}
