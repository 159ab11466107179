package org.nbdscope.dissector.tcp;

/** Is told of every connection. */
@FunctionalInterface
public interface ConnectionListenerFactory {

    /**
     * A connection begins in the capture: its first packet was seen, nothing of it is delivered yet.
     *
     * @return who gets its streams; not null. Without interest in them call {@link TcpConnection#ignore()}, now or later
     */
    ConnectionListener opened(TcpConnection connection);
}
