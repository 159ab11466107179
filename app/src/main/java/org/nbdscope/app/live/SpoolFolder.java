package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where captures are that go to no file of the user's: {@code nbdscope-USER}, for this user only, in {@code /var/tmp}, which is a disk
 * where {@code /tmp} is often memory, and survives a restart of the machine; where there is no {@code /var/tmp}, in Java's temporary
 * folder. The environment variable {@value #VARIABLE} names another folder.
 */
public final class SpoolFolder {

    /** Environment variable with the folder to use. */
    public static final String VARIABLE = "NBDSCOPE_SPOOL";

    private static final Path USUAL = Path.of("/var/tmp");
    private static final String PREFIX = "capture-";
    private static final String CAPTURE = ".pcapng";
    private static final String LOCK = ".lock";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    /** Less than this is a file's header without packets. */
    private static final long WITH_PACKETS = 256;

    /** Locks of this program: looking at one would give it up, since the system takes all locks of a program on a file for one. */
    private static final Set<Path> OWN = new HashSet<>();

    private SpoolFolder() {
    }

    /** The folder; it may not be there yet. */
    public static Path path() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path parent = Files.isWritable(USUAL) ? USUAL : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("nbdscope-" + System.getProperty("user.name"));
    }

    /** Makes room for a capture, which nobody else uses. */
    static SpoolFile create() throws IOException {
        return create(path());
    }

    static SpoolFile create(Path folder) throws IOException {
        prepare(folder);
        String begun = PREFIX + LocalDateTime.now().format(TIME) + "-" + ProcessHandle.current().pid();
        for (int number = 0;; number++) {
            String name = number == 0 ? begun : begun + "-" + number;
            Path lockFile = folder.resolve(name + LOCK);
            if (Files.exists(lockFile)) {
                continue;
            }
            synchronized (OWN) {
                FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OWN.add(lockFile);
                return new SpoolFile(folder.resolve(name + CAPTURE), lockFile, channel, channel.lock());
            }
        }
    }

    /** Makes the folder, readable for this user only; one that somebody else put there is not used. */
    private static void prepare(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
                throw new FileSystemException(folder.toString(), null, "it belongs to somebody else");
            }
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Captures of programs that were killed, the newest last. Those that held no packet yet are deleted on the way. */
    public static List<LeftOver> leftOver() throws IOException {
        return leftOver(path());
    }

    static List<LeftOver> leftOver(Path folder) throws IOException {
        List<LeftOver> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        List<Path> locks;
        try (Stream<Path> entries = Files.list(folder)) {
            locks = entries.filter(entry -> isOurs(entry, LOCK)).sorted().toList();
        }
        for (Path lockFile : locks) {
            if (abandoned(lockFile)) {
                collect(lockFile, found);
            }
        }
        return found;
    }

    private static boolean isOurs(Path entry, String end) {
        String name = entry.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(end);
    }

    /** Whether the program that made it has ended. */
    private static boolean abandoned(Path lockFile) throws IOException {
        synchronized (OWN) {
            if (OWN.contains(lockFile)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
                return lock != null;
            }
        }
    }

    private static void collect(Path lockFile, List<LeftOver> found) throws IOException {
        long bytes = 0;
        Instant ended = Instant.EPOCH;
        List<Path> files = new ArrayList<>();
        for (Path file : filesOf(lockFile)) {
            if (Files.size(file) < WITH_PACKETS) {
                Files.delete(file);
                continue;
            }
            files.add(file);
            bytes += Files.size(file);
            Instant written = Files.getLastModifiedTime(file).toInstant();
            ended = written.isAfter(ended) ? written : ended;
        }
        if (files.isEmpty()) {
            Files.delete(lockFile);
        } else {
            found.add(new LeftOver(List.copyOf(files), bytes, ended));
        }
    }

    /** The files of the capture that a lock is for: NAME.pcapng, and those of a ring, NAME_00001_TIME.pcapng. */
    static List<Path> filesOf(Path lockFile) throws IOException {
        String lock = lockFile.getFileName().toString();
        String name = lock.substring(0, lock.length() - LOCK.length());
        try (Stream<Path> entries = Files.list(lockFile.toAbsolutePath().getParent())) {
            return entries.filter(entry -> isOurs(entry, CAPTURE)).filter(entry -> stem(entry).equals(name)).sorted().toList();
        }
    }

    /** The lock of the capture that a file belongs to. */
    static Path lockOf(Path file) {
        return file.resolveSibling(stem(file) + LOCK);
    }

    /** The file that holds a capture as a whole, beside those of a ring. */
    static Path wholeOf(Path file) {
        return file.resolveSibling(stem(file) + CAPTURE);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf('_');
        return name.substring(0, end < 0 ? name.length() - CAPTURE.length() : end);
    }

    static void forget(Path lockFile) {
        synchronized (OWN) {
            OWN.remove(lockFile);
        }
    }
}
