package org.nbdscope.app.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The icons of the window are those in the folder of drawings, one for one. */
class IconsTest {

    private static final Path FOLDER = Path.of("..", "icons");
    private static final String PROGRAM = "nbdscope.svg";

    @ParameterizedTest
    @EnumSource
    void isDrawn(Icons icon) {
        assertFalse(icon.path().isEmpty(), icon + " has lines");
        assertTrue(icon.path().matches("[MLHVACSQZ0-9. -]+"), icon + " is drawn with absolute commands: " + icon.path());
    }

    @Test
    void everyDrawingIsUsed() throws IOException {
        Set<String> drawn;
        try (Stream<Path> files = Files.list(FOLDER)) {
            drawn = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".svg") && !name.equals(PROGRAM))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> named = Arrays.stream(Icons.values()).map(icon -> icon.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, drawn);
    }

    @ParameterizedTest
    @EnumSource
    void isDrawnOnTheGrid(Icons icon) throws IOException {
        String svg = Files.readString(FOLDER.resolve(icon.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg"));
        assertTrue(svg.contains("viewBox=\"0 0 16 16\""), "a grid of 16");
        assertTrue(svg.contains("stroke-width=\"1.4\"") && svg.contains("stroke-linecap=\"round\""), "lines of 1.4 with round ends");
    }
}
