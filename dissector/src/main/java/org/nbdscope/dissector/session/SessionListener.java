package org.nbdscope.dissector.session;

/** Receives the sessions of a capture and their messages, in the order in which the messages were complete. */
public interface SessionListener {

    /** A connection was recognised as NBD. Its messages follow. */
    void opened(Session session);

    /**
     * A message is complete. For a request in flight this may come after its reply: a server may refuse a write before it has all of it.
     *
     * @param message valid only during the call
     */
    void message(Session session, Message message);

    /** A request will get no complete reply: the session ended, or too many are in flight. Its object is used again afterwards. */
    void abandoned(Session session, PendingRequest request);

    /** Nothing further comes of this session. */
    void closed(Session session);

    /** Sessions got their {@link Session#number()}; called when at least one did. */
    void numbered();
}
