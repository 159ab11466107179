package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.text;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.live.CaptureInput;
import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.TapAddress;
import org.nbdscope.app.live.TapInput;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.ScriptedInput;
import org.nbdscope.app.view.StopWish;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.findings.Severity;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Packets that come in while the window shows them: from a script, from a tap, and from the loopback interface. */
@Timeout(180)
class CaptureWindowTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final OpenWindow open = new OpenWindow();
    private ScriptedInput input;

    private CaptureDocument document() {
        return open.window.workspace().document().get();
    }

    /** Begins to play a sample, of which this many packets come at first. */
    private void play(FxRobot robot, int packets, StopWish wish) throws IOException {
        input = new ScriptedInput(Samples.FOUR_CONNECTIONS, folder.resolve("live.pcapng"));
        input.more(packets);
        robot.interact(() -> open.window.capture().start(problems -> input, wish));
        until("what comes in is shown", () -> document() != null && document().packets() == packets);
    }

    @Test
    void rowsComeAndTheListFollowsUntilSomebodyScrollsUp(FxRobot robot) throws IOException {
        play(robot, 100, StopWish.NONE);
        until("rows are there", () -> list(robot).rowCount() > 20);
        until("the newest of the first rows is in sight", () -> list(robot).firstPlace() > 0);
        until("the status says so", () -> text(robot, "#status-live").equals("Capturing: 100 captured, 0 dropped"));
        int before = list(robot).rowCount();
        input.more(100);
        until("further rows come", () -> list(robot).rowCount() > before);
        assertTrue(list(robot).followEnd().get());
        until("the newest row is in sight", () -> list(robot).firstPlace() > 0);
        robot.interact(() -> list(robot).requestFocus());
        robot.push(KeyCode.HOME);
        assertFalse(list(robot).followEnd().get(), "who scrolls up is left in peace");
        int seen = list(robot).rowCount();
        input.more(100);
        until("rows come all the same", () -> list(robot).rowCount() > seen);
        assertEquals(0, list(robot).firstPlace());
        input.end();
        until("it has ended", () -> !open.window.capture().running().get());
        discard(robot);
    }

    /** Only what comes in is followed: whoever opens a file wants to begin at its beginning. */
    @Test
    void aFileThatIsOpenedAfterACaptureIsShownFromItsBeginning(FxRobot robot) throws IOException {
        play(robot, 100, StopWish.NONE);
        until("the newest row is in sight", () -> list(robot).rowCount() > 20 && list(robot).firstPlace() > 0);
        input.end();
        until("it has ended", () -> !open.window.capture().running().get());
        robot.interact(() -> document().discarded());
        open.open(Samples.FOUR_CONNECTIONS, 288);
        until("it was judged", () -> document().verdict() != null && document().verdict().last());
        assertTrue(list(robot).followEnd().get(), "the next capture is followed again");
        assertEquals(0, list(robot).firstPlace());
        assertEquals(0, list(robot).selectedPlace());
    }

    @Test
    void aPausedDisplayStandsStill(FxRobot robot) throws IOException {
        play(robot, 100, StopWish.NONE);
        until("rows are there", () -> list(robot).rowCount() > 20);
        robot.interact(() -> open.window.capture().paused().set(true));
        int seen = list(robot).rowCount();
        input.more(100);
        until("packets are taken", () -> document().packets() == 200);
        until("and counted", () -> text(robot, "#status-live").equals("Capturing, display paused: 200 captured, 0 dropped"));
        assertEquals(seen, list(robot).rowCount());
        robot.interact(() -> open.window.capture().paused().set(false));
        until("then all is shown", () -> list(robot).rowCount() > seen);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        until("it was stopped", () -> document().state() == CaptureDocument.State.READ);
        discard(robot);
    }

    /** Closing asks; cancelling leaves everything as it is; discarding deletes the file. */
    private void discard(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("the question is there", () -> robot.lookup("Discard").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        assertTrue(document() != null);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("the question is there again", () -> robot.lookup("Discard").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("Discard").queryAs(Button.class).fire());
        until("the start page is back", () -> robot.lookup("#start-page").tryQuery().isPresent());
        until("the file is gone", () -> !Files.exists(folder.resolve("live.pcapng")));
    }

    @Test
    void aFindingAndAMessageEndIt(FxRobot robot) throws Exception {
        play(robot, 30, new StopWish(null, DisplayFilter.compile("nbd.type == NBD_CMD_DISC",
                FilterInput.FIELDS)));
        assertFalse(input.ended());
        input.more(10_000);
        until("the message has ended it", () -> input.ended());
        input = new ScriptedInput(Samples.ERRORS, folder.resolve("errors.pcapng"));
        input.more(10_000);
        robot.interact(() -> document().discarded());
        robot.interact(() -> open.window.capture().start(problems -> input, new StopWish(Severity.NOTE, DisplayFilter.EVERYTHING)));
        until("the finding has ended it", () -> input.ended());
        robot.interact(() -> document().discarded());
    }

    @Test
    void findingsComeWhileItGoesOn(FxRobot robot) throws Exception {
        input = new ScriptedInput(Samples.ERRORS, folder.resolve("errors.pcapng"));
        input.more(10_000);
        robot.interact(() -> open.window.capture().start(problems -> input, StopWish.NONE));
        until("something is found", () -> document() != null && document().verdict() != null && !document().verdict().findings().isEmpty());
        assertFalse(document().verdict().last(), "more may come");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until("the view of findings is there", () -> robot.lookup("#findings").tryQuery().isPresent());
        until("the view of findings lists it", () -> robot.lookup("#findings").queryAs(TreeTableView.class).getExpandedItemCount() > 1);
        PlacedFinding found = document().verdict().findings().stream().filter(PlacedFinding::hasMessage).findFirst().orElseThrow();
        assertTrue(document().notes().ofMessage(found.message()).stream().anyMatch(found::isSame), "its row says so");
        assertTrue(document().capturing());
        input.end();
        until("it has ended", () -> document().verdict().last());
        robot.interact(() -> document().discarded());
    }

    /** What was saved needs no question; what came afterwards does. */
    @Test
    void aCaptureCanBeSavedWhileItGoesOn(FxRobot robot) throws Exception {
        play(robot, 100, StopWish.NONE);
        Path saved = folder.resolve("saved.pcapng");
        document().save(saved);
        assertFalse(document().unsaved());
        try (CaptureReader reader = CaptureReader.open(saved)) {
            while (reader.next()) {
                continue;
            }
            assertEquals(100, reader.packets());
        }
        assertTrue(document().capturing());
        input.more(50);
        assertTrue(document().unsaved());
        input.end();
        until("it has ended", () -> !open.window.capture().running().get());
        discard(robot);
    }

    @Test
    void whatCannotBeginIsToldToWhoeverAsked() {
        CompletableFuture<Void> begun = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> open.window.capture().start(problems -> {
            throw new IOException("no such luck");
        }, StopWish.NONE));
        until("it has failed", begun::isCompletedExceptionally);
        assertFalse(open.window.capture().running().get());
    }

    @Test
    void aTapIsWatchedLikeAnInterface(FxRobot robot) throws Exception {
        TapAddress there = TapAddress.parse("unix:" + folder.resolve("server"));
        TapAddress here = TapAddress.parse("unix:" + folder.resolve("tap"));
        Path file = folder.resolve("tap.pcapng");
        robot.interact(() -> open.window.capture().start(TapInput.request(here, there, false, file), StopWish.NONE));
        until("it listens", () -> open.window.capture().running().get());
        try (SocketChannel client =
                SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("tap")))) {
            until("a client that nobody answers is seen", () -> document().packets() >= 2);
        }
        until("and the failure is said", () -> robot.lookup("#notice").query().isVisible());
        robot.interact(() -> open.window.capture().stop());
        until("it has ended", () -> !open.window.capture().running().get());
        assertFalse(document().unsaved(), "it is in a file of the user's");
        assertFalse(Files.exists(folder.resolve("tap")));
    }

    @Test
    void theDialogChecksTheFilterAsItIsTyped(FxRobot robot) throws Exception {
        try {
            CaptureInterfaces.list();
        } catch (LiveCaptureException e) {
            System.out.println("no libpcap here: the capture dialog is tested without it only");
            assumeTrue(false, e.getMessage());
        }
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until("the interfaces are there", () -> robot.lookup("#interfaces").tryQuery().isPresent()
                && !robot.lookup("#interfaces").queryAs(TableView.class).getItems().isEmpty());
        TextField filter = robot.lookup("#capture-filter").queryAs(TextField.class);
        Button start = robot.lookup("#capture-start").queryAs(Button.class);
        assertEquals(CaptureSettings.DEFAULT_FILTER, filter.getText());
        until("it compiles", () -> text(robot, "#capture-filter-verdict").startsWith("✓"));
        robot.interact(() -> filter.setText("tcp prot 10809"));
        until("it does not", () -> text(robot, "#capture-filter-verdict").startsWith("✗") && start.isDisabled());
        robot.interact(() -> robot.lookup("#capture-ports").queryAs(TextField.class).setText("10809, 10810"));
        robot.interact(() -> robot.lookup("#capture-hosts").queryAs(TextField.class).setText("::1"));
        assertEquals("tcp and (port 10809 or port 10810) and host ::1", filter.getText());
        until("it compiles again", () -> text(robot, "#capture-filter-verdict").startsWith("✓"));
        robot.push(KeyCode.ESCAPE);
        until("the dialog is gone", () -> robot.lookup("#interfaces").tryQuery().isEmpty());
    }

    @Test
    void realTrafficOnTheLoopbackInterfaceIsShown(FxRobot robot) throws Exception {
        CompletableFuture<Void> begun = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> open.window.capture().start(
                CaptureInput.request(CaptureSettings.of("lo").withFilter("tcp and host 127.0.0.1")
                        .withFile(folder.resolve("lo.pcapng"))), StopWish.NONE));
        until("it has begun or failed", begun::isDone);
        if (begun.isCompletedExceptionally()) {
            System.out.println("no libpcap, or no permission to capture: the test with real traffic is skipped");
        }
        assumeTrue(!begun.isCompletedExceptionally(), "cannot capture here");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket client = new Socket("127.0.0.1", server.getLocalPort());
                Socket peer = server.accept()) {
            peer.getOutputStream().write("NBDMAGICIHAVEOPT\0\3".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(new byte[] {0, 0, 0, 3});
            until("the greeting is a row", () -> document().messages() >= 1);
        }
        robot.push(KeyCode.CONTROL, KeyCode.E);
        until("it has ended", () -> !open.window.capture().running().get());
    }
}
