package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left over of captures that were cut short, and what is not touched. */
class SpoolFolderTest {

    @TempDir
    Path folder;

    private Path file(String name, int size) throws Exception {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    @Test
    void aFileInUseIsNoLeftOver() throws Exception {
        SpoolFile spool = SpoolFolder.create(folder);
        Files.write(spool.path(), new byte[1000]);
        assertEquals(List.of(), SpoolFolder.leftOver(folder));
        // Looking must not have given up the lock.
        assertEquals(List.of(), SpoolFolder.leftOver(folder));
        spool.delete();
        assertFalse(Files.exists(spool.path()));
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void twoCapturesOfOneProgramHaveTheirOwnFiles() throws Exception {
        SpoolFile one = SpoolFolder.create(folder);
        SpoolFile other = SpoolFolder.create(folder);
        assertFalse(one.path().equals(other.path()));
        Files.write(other.path(), new byte[10]);
        one.delete();
        assertTrue(Files.exists(other.path()));
        other.delete();
    }

    @Test
    void whatAKilledProgramLeftIsOfferedAndDeletedWhole() throws Exception {
        file("capture-20260101-000000-1.lock", 0);
        Path first = file("capture-20260101-000000-1_00001_20260101000000.pcapng", 1000);
        Path second = file("capture-20260101-000000-1_00002_20260101000100.pcapng", 2000);
        file("capture-20260101-000000-12.lock", 0);
        Path other = file("capture-20260101-000000-12.pcapng", 500);
        Path foreign = file("notes.txt", 5);
        List<LeftOver> left = SpoolFolder.leftOver(folder);
        assertEquals(2, left.size());
        assertEquals(List.of(first, second), left.get(0).files());
        assertEquals(3000, left.get(0).bytes());
        assertEquals(List.of(other), left.get(1).files());
        left.get(0).delete();
        assertEquals(1, SpoolFolder.leftOver(folder).size());
        assertTrue(Files.exists(other) && Files.exists(foreign));
    }

    @Test
    void aCaptureWithoutPacketsIsNotOffered() throws Exception {
        file("capture-20260101-000000-1.lock", 0);
        file("capture-20260101-000000-1.pcapng", 100);
        assertEquals(List.of(), SpoolFolder.leftOver(folder));
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() throws Exception {
        assertEquals(List.of(), SpoolFolder.leftOver(folder.resolve("none")));
    }
}
