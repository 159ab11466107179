package org.nbdscope.app.gui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.nbdscope.app.gui.findings.FindingsPane;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.gui.timeline.TimelineScreen;
import org.nbdscope.app.gui.traffic.TrafficView;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineSource;

/** The program's window. */
public final class MainWindow {

    private static final String PROGRAM = "nbdscope";
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    /** Between two looks at what the background has done. */
    private static final Duration REFRESH = Duration.millis(100);
    private static final Insets NOTICE_MARGIN = new Insets(0, 6, 4, 6);
    private static final double WIDTH = 1360;
    private static final double HEIGHT = 860;
    private static final String THEME_KEY = "theme";
    private static final String ZOOM_KEY = "zoom";
    private static final String FOLDER_KEY = "folder";

    private final Stage stage;
    private final Settings settings;
    private final Workspace workspace = new Workspace();
    private final ObjectProperty<Look> look;
    private final FilterBar filterBar;
    private final TimelineSource timelines;
    private final TrafficView traffic;
    private final TimelineScreen timeline;
    private final FindingsPane findings;
    private final FindBar findBar;
    private final StatusLine status;
    private final StartPage startPage;
    private final Notice notice = new Notice();
    private final StackPane center = new StackPane();
    private final Views views = new Views();
    private final AnalysisViews analyses;
    private final Menu recentMenu = new Menu("Open _Recent");
    private final Timeline refresh = new Timeline(new KeyFrame(REFRESH, event -> refresh()));
    private final ObservableBooleanValue open;
    private final BooleanBinding selected;
    /** The keyboard goes to the rows as soon as there are some. */
    private boolean focusRows;

    /** Builds the window on a stage. */
    public MainWindow(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        look = new SimpleObjectProperty<>(new Look(settings.get(THEME_KEY, Theme.LIGHT), settings.get(ZOOM_KEY, 1.0)));
        open = workspace.document().isNotNull();
        selected = Bindings.greaterThanOrEqual(workspace.selected(), 0);
        workspace.timeFormat().set(settings.get("time format", TimeFormat.SINCE_START));
        workspace.offsetFormat().set(settings.get("offset format", OffsetFormat.DECIMAL));
        workspace.timeFormat().addListener((property, before, now) -> settings.put("time format", now));
        workspace.offsetFormat().addListener((property, before, now) -> settings.put("offset format", now));
        filterBar = new FilterBar(workspace, settings);
        status = new StatusLine(workspace);
        timelines = new TimelineSource(workspace, Platform::runLater);
        timeline = new TimelineScreen(workspace, timelines, look,
                List.of(TimelineMode.REQUESTS, TimelineMode.LANES, TimelineMode.OFFSETS));
        traffic = new TrafficView(workspace, timelines, look, settings, filterBar::write, () -> filterBar.write("", true), status::field);
        findings = new FindingsPane(workspace, look, this::showInTraffic, text -> {
            filterBar.write(text, true);
            showInTraffic();
        });
        analyses = new AnalysisViews(workspace, look, views.shown());
        findBar = new FindBar(workspace, traffic.list());
        List<Image> icons = ICON_SIZES.stream().map(MainWindow::icon).toList();
        startPage = new StartPage(settings, icons.get(icons.size() - 2), this::chooseFile, this::open);
        build(icons);
    }

    private void showInTraffic() {
        views.shown().set(View.TRAFFIC);
        Platform.runLater(traffic.list()::requestFocus);
    }

    private static Image icon(int size) {
        return new Image(MainWindow.class.getResourceAsStream("/org/nbdscope/app/gui/icons/nbdscope-" + size + ".png"));
    }

    private void build(List<Image> icons) {
        addViews();
        center.getChildren().add(startPage);
        center.getStyleClass().add("views");
        VBox top = new VBox(menuBar(), toolBar(), filterBar, notice, findBar);
        VBox.setMargin(notice, NOTICE_MARGIN);
        BorderPane root = new BorderPane(center);
        root.setTop(top);
        root.setBottom(status);
        root.getStyleClass().add("window");
        root.addEventFilter(ScrollEvent.SCROLL, this::zoomByWheel);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        root.setOnDragExited(event -> center.getStyleClass().remove("dropping"));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(settings.get("width", WIDTH), screen.getWidth()),
                Math.min(settings.get("height", HEIGHT), screen.getHeight()));
        Styling.apply(scene, look.get());
        stage.setScene(scene);
        stage.getIcons().addAll(icons);
        stage.setTitle(PROGRAM);
        stage.setMinWidth(640);
        stage.setMinHeight(420);
        stage.setOnHidden(event -> end());
        refresh.setCycleCount(Animation.INDEFINITE);
        look.addListener((property, before, now) -> {
            settings.put(THEME_KEY, now.theme());
            settings.put(ZOOM_KEY, now.zoom());
        });
        filterBar.setDisable(true);
        workspace.document().addListener((property, before, now) -> documentChanged(now));
        workspace.selected().addListener((property, before, now) -> status.refresh());
    }

    /** The views there are; the first is the one that a file opens in. */
    private void addViews() {
        views.add(View.SUMMARY, analyses.summary());
        views.add(View.TRAFFIC, traffic);
        views.add(View.TIMELINE, timeline);
        views.add(View.COVERAGE, analyses.coverage());
        views.add(View.FINDINGS, findings);
        views.shown().addListener((property, before, now) -> {
            if (now == View.FINDINGS) {
                Platform.runLater(findings::requestFocus);
            } else if (now == View.TIMELINE) {
                Platform.runLater(timeline::requestFocus);
            }
        });
        views.shown().set(View.TRAFFIC);
    }

    /** Shows the window. */
    public void show() {
        Styling.install(look);
        stage.show();
        refresh.play();
    }

    /** What the views have in common. */
    public Workspace workspace() {
        return workspace;
    }

    /** Opens a capture instead of what is open. */
    public void open(Path file) {
        notice.reset();
        workspace.open(file);
        settings.put(FOLDER_KEY, String.valueOf(file.toAbsolutePath().getParent()));
        focusRows = true;
        refresh();
    }

    private void close() {
        workspace.close();
        notice.reset();
        refresh();
    }

    private void end() {
        refresh.stop();
        if (!stage.isMaximized()) {
            settings.put("width", stage.getScene().getWidth());
            settings.put("height", stage.getScene().getHeight());
        }
        workspace.close();
    }

    private void documentChanged(CaptureDocument now) {
        filterBar.setDisable(now == null);
        analyses.open(now);
        stage.setTitle(now == null ? PROGRAM : now.name() + " — " + PROGRAM);
        center.getChildren().setAll(now == null ? startPage : views);
        if (now == null) {
            startPage.refresh();
            startPage.requestFocus();
        }
    }

    private void refresh() {
        CaptureDocument document = workspace.document().get();
        if (document != null && document.state() == CaptureDocument.State.FAILED) {
            String problem = document.notice();
            workspace.close();
            notice.show(problem);
        } else if (document != null) {
            if (document.notice() != null) {
                notice.show(document.notice());
            } else if (document.state() == CaptureDocument.State.CANCELLED) {
                notice.show("Reading was stopped after packet " + document.packets() + ". Reload (Ctrl+R) reads the whole file.");
            }
            if (document.messages() > 0) {
                remember(document.file());
            }
        }
        timelines.refresh();
        timeline.refresh();
        traffic.refresh();
        findings.refresh();
        views.count(View.FINDINGS, findings.count(), findings.spokenCount(), findings.hasErrors());
        analyses.refresh(document);
        if (focusRows && traffic.list().rowCount() > 0) {
            focusRows = false;
            Platform.runLater(traffic.list()::requestFocus); // after the toolkit has found a place for the focus of the start page
        }
        filterBar.refresh();
        status.refresh();
    }

    /** A file is remembered once something could be read from it. */
    private void remember(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        List<Path> files = settings.recentFiles();
        if (files.isEmpty() || !files.get(0).equals(whole)) {
            settings.addRecentFile(whole);
        }
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open capture");
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("Captures", "*.pcap", "*.pcapng", "*.cap", "*.pcap.gz", "*.pcapng.gz",
                        "*.pcap.zst", "*.pcapng.zst"),
                new FileChooser.ExtensionFilter("All files", "*"));
        File folder = new File(settings.get(FOLDER_KEY, ""));
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            open(file.toPath());
        }
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!center.getStyleClass().contains("dropping")) {
                center.getStyleClass().add("dropping");
            }
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        if (!files.isEmpty()) {
            Path file = files.get(0).toPath();
            Platform.runLater(() -> open(file));
        }
    }

    private void zoomByWheel(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            look.set(event.getDeltaY() > 0 ? look.get().larger() : look.get().smaller());
            event.consume();
        }
    }

    /** Keys that are no accelerators, because they are letters, or because a control would take them. */
    private void key(KeyEvent event) {
        if (event.isShortcutDown() && zoomByKey(event.getCode())) {
            event.consume();
            return;
        }
        boolean writing = stage.getScene().getFocusOwner() instanceof TextInputControl;
        if (event.getCode() == KeyCode.J && !writing && !event.isShortcutDown() && !event.isAltDown()) {
            workspace.selectOtherHalf();
            event.consume();
        } else if (event.isShortcutDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            traffic.list().moveSelection(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        } else if (event.isShortcutDown() && (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) && !writing) {
            traffic.list().selectPlace(event.getCode() == KeyCode.HOME ? 0 : traffic.list().rowCount() - 1);
            event.consume();
        }
    }

    /** Plus and minus are on other keys of other keyboards. */
    private boolean zoomByKey(KeyCode code) {
        switch (code) {
            case PLUS, EQUALS, ADD -> look.set(look.get().larger());
            case MINUS, SUBTRACT -> look.set(look.get().smaller());
            case DIGIT0, NUMPAD0 -> look.set(look.get().with(1.0));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void goTo() {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(stage);
        dialog.setTitle("Go to message");
        dialog.setHeaderText(null);
        dialog.setContentText("Number of the message:");
        dialog.showAndWait().ifPresent(text -> {
            try {
                traffic.list().goTo(Integer.parseInt(text.strip().replace("#", "")));
                traffic.list().requestFocus();
            } catch (NumberFormatException e) {
                new Alert(Alert.AlertType.INFORMATION, "\"" + text + "\" is no number of a message.").showAndWait();
            }
        });
    }

    private Action action(String name, String key, Icons icon, ObservableBooleanValue enabled, Runnable work) {
        return new Action(name, key, icon, enabled, work);
    }

    private final class Actions {
        final Action openFile = action("_Open...", "Shortcut+O", Icons.OPEN, null, MainWindow.this::chooseFile);
        final Action closeFile = action("_Close", "Shortcut+W", Icons.CLOSE, open, MainWindow.this::close);
        final Action reload = action("_Reload", "Shortcut+R", Icons.RELOAD, open, () -> open(workspace.document().get().file()));
        final Action quit = action("_Quit", "Shortcut+Q", null, null, stage::hide);
        final Action find = action("_Find...", "Shortcut+F", Icons.FIND, open, () -> findBar.show(true));
        final Action findNext = action("Find _Next", "Shortcut+N", null, open, () -> findBar.find(true));
        final Action findPrevious = action("Find Pre_vious", "Shortcut+B", null, open, () -> findBar.find(false));
        final Action editFilter = action("_Display Filter", "Shortcut+Slash", null, open, filterBar::edit);
        final Action clearFilter = action("_Clear Display Filter", null, null, open, () -> filterBar.write("", true));
        final Action mark = action("_Mark Message", "Shortcut+M", Icons.MARK, selected, workspace::toggleMark);
        final Action reference = action("_Time Reference", "Shortcut+T", null, selected, workspace::toggleTimeReference);
        final Action previous = action("_Previous Message", null, Icons.PREVIOUS, open, () -> traffic.list().moveSelection(-1));
        final Action next = action("_Next Message", null, Icons.NEXT, open, () -> traffic.list().moveSelection(1));
        final Action first = action("_First Message", null, Icons.FIRST, open, () -> traffic.list().selectPlace(0));
        final Action last = action("_Last Message", null, Icons.LAST, open,
                () -> traffic.list().selectPlace(traffic.list().rowCount() - 1));
        final Action goTo = action("_Go to Message...", "Shortcut+G", Icons.GO_TO, open, MainWindow.this::goTo);
        final Action otherHalf = action("_Other Half of the Transaction", null, Icons.OTHER_HALF, selected, workspace::selectOtherHalf);
        final Action larger = action("Zoom _In", "Shortcut+Plus", Icons.ZOOM_IN, null, () -> look.set(look.get().larger()));
        final Action smaller = action("Zoom _Out", "Shortcut+Minus", Icons.ZOOM_OUT, null, () -> look.set(look.get().smaller()));
        final Action normal = action("_Normal Size", "Shortcut+0", null, null, () -> look.set(look.get().with(1.0)));
        final Action about = action("_About nbdscope", null, null, null, MainWindow.this::about);
    }

    private MenuBar menuBar() {
        Actions actions = new Actions();
        recentMenu.getItems().add(new MenuItem("No file was opened yet"));
        recentMenu.setOnShowing(event -> fillRecent());
        Menu file = new Menu("_File", null, actions.openFile.item(), recentMenu, actions.reload.item(), actions.closeFile.item(),
                new SeparatorMenuItem(), actions.quit.item());
        file.setOnShowing(event -> fillRecent());
        Menu edit = new Menu("_Edit", null, actions.find.item(), actions.findNext.item(), actions.findPrevious.item(),
                new SeparatorMenuItem(), actions.editFilter.item(), actions.clearFilter.item(), new SeparatorMenuItem(),
                actions.mark.item(), actions.reference.item());
        Menu view = new Menu("_View");
        view.getItems().addAll(views.items());
        view.getItems().addAll(new SeparatorMenuItem(), timeMenu(), offsetMenu(), themeMenu(), new SeparatorMenuItem(),
                actions.larger.item(), actions.smaller.item(), actions.normal.item());
        MenuItem otherHalf = actions.otherHalf.item();
        otherHalf.setText("_Other Half of the Transaction   J");
        Menu go = new Menu("_Go", null, actions.goTo.item(), otherHalf, new SeparatorMenuItem(), actions.previous.item(),
                actions.next.item(), actions.first.item(), actions.last.item());
        Menu help = new Menu("_Help", null, actions.about.item());
        return new MenuBar(file, edit, view, go, help);
    }

    private ToolBar toolBar() {
        Actions actions = new Actions();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ToolBar bar = new ToolBar(actions.openFile.button(), actions.reload.button(), new Separator(), actions.find.button(),
                actions.previous.button(), actions.next.button(), actions.goTo.button(), actions.first.button(), actions.last.button(),
                new Separator(), actions.otherHalf.button(), actions.mark.button(), new Separator(), actions.larger.button(),
                actions.smaller.button(), space, views.buttons());
        bar.getStyleClass().add("main-tools");
        return bar;
    }

    private void fillRecent() {
        recentMenu.getItems().clear();
        for (Path file : settings.recentFiles()) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open(file));
            recentMenu.getItems().add(item);
        }
        if (recentMenu.getItems().isEmpty()) {
            MenuItem none = new MenuItem("No file was opened yet");
            none.setDisable(true);
            recentMenu.getItems().add(none);
        }
    }

    private Menu timeMenu() {
        Menu menu = new Menu("_Time Display Format");
        ToggleGroup group = new ToggleGroup();
        for (TimeFormat format : TimeFormat.values()) {
            RadioMenuItem item = new RadioMenuItem(format.label());
            item.setToggleGroup(group);
            item.setOnAction(event -> workspace.timeFormat().set(format));
            item.setSelected(format == workspace.timeFormat().get());
            workspace.timeFormat().addListener((property, before, now) -> item.setSelected(now == format));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu offsetMenu() {
        Menu menu = new Menu("_Offsets");
        ToggleGroup group = new ToggleGroup();
        for (OffsetFormat format : OffsetFormat.values()) {
            RadioMenuItem item = new RadioMenuItem(format.label());
            item.setToggleGroup(group);
            item.setOnAction(event -> workspace.offsetFormat().set(format));
            item.setSelected(format == workspace.offsetFormat().get());
            workspace.offsetFormat().addListener((property, before, now) -> item.setSelected(now == format));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu themeMenu() {
        Menu menu = new Menu("T_heme");
        ToggleGroup group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(theme.label());
            item.setId("theme-" + theme.label().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(event -> look.set(look.get().with(theme)));
            item.setSelected(theme == look.get().theme());
            menu.getItems().add(item);
        }
        return menu;
    }

    private void about() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION);
        alert.initOwner(stage);
        alert.setTitle("About nbdscope");
        alert.setHeaderText("nbdscope");
        alert.setContentText("Shows what NBD clients and servers said to each other.\nApache License 2.0.");
        alert.showAndWait();
    }
}
