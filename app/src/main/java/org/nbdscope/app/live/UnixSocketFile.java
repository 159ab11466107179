package org.nbdscope.app.live;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** The file by which a Unix socket that listens is found. It stays when its program dies, and then is in the way of the next one. */
final class UnixSocketFile {

    /** Bytes of a path that fit into an address (unix(7): 108 with the zero at the end). */
    static final int MAX_PATH = 107;

    private static final int FILE_TYPE = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;
    /** Which file it is, as the file system counts; null where it does not. */
    private final Object key;

    /** Notes which file it is that stands there now. */
    UnixSocketFile(Path path) throws IOException {
        this.path = path;
        key = keyOf(path);
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    }

    /**
     * Deletes a socket's file on which nobody listens any more.
     *
     * @throws IOException where something else stands there; the message says what
     */
    static void makeRoom(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isSocket(path)) {
            throw new BindException("something that is no socket has this name");
        }
        if (isListenedOn(path)) {
            throw new BindException("a program listens there already");
        }
        // Its program ended without tidying up.
        Files.deleteIfExists(path);
    }

    private static boolean isListenedOn(Path path) throws IOException {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        try {
            int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return (mode & FILE_TYPE) == SOCKET;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // Not a system that tells sockets from other files: better left alone.
            return false;
        }
    }

    /** Deletes the file, unless another stands in its place by now. */
    void delete() throws IOException {
        try {
            if (Objects.equals(key, keyOf(path))) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Somebody tidied up already.
            return;
        }
    }
}
