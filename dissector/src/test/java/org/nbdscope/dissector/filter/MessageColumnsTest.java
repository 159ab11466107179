package org.nbdscope.dissector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.detail.IndexedFrames;
import org.nbdscope.dissector.detail.MessageBytes;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.detail.MessageDetail;
import org.nbdscope.dissector.detail.TreeFieldValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.protocol.NbdRegistry;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.testing.SampleCaptures;

/** A display filter must give the same answer whether it asks the tables or decodes the message again. */
class MessageColumnsTest {

    /** Writes down the values of one field. */
    private static final class Notes implements ValueVisitor {

        final List<String> all = new ArrayList<>();

        private boolean note(Object value) {
            all.add(value.toString());
            return false;
        }

        @Override
        public boolean number(long value) {
            return note(Long.toUnsignedString(value));
        }

        @Override
        public boolean text(String value) {
            return note(value);
        }

        @Override
        public boolean bytes(byte[] value) {
            return note(value.length);
        }

        @Override
        public boolean address(long high, long low) {
            return note(high + ":" + low);
        }

        @Override
        public boolean present() {
            return note("present");
        }
    }

    @TestFactory
    Stream<DynamicTest> tablesAndTreesAgree() throws IOException {
        return SampleCaptures.all().stream().map(file -> DynamicTest.dynamicTest(SampleCaptures.nameOf(file), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        CaptureModel model = new CaptureModel();
        FrameIndex index = new FrameIndex();
        try (CaptureReader reader = CaptureReader.openSeekable(file);
                MessageBytesLoader loader = MessageBytesLoader.open(reader, index, model)) {
            Dissection dissection = new Dissection(new IndexedFrames(reader, index), model);
            while (dissection.read(1000) == 1000) {
                continue;
            }
            dissection.finish();
            List<FieldDefinition> fields = NbdRegistry.FIELDS.all().stream().filter(MessageColumns::has).toList();
            assertTrue(fields.size() > 20);
            MessageColumns columns = new MessageColumns(model);
            for (int row = 0; row < model.messages().count(); row++) {
                // Of what the capture cut, and of the beginning of a message that never ended, only the tree shows all there is.
                if (model.messages().missing(row) == 0 && model.messages().incomplete(row) == null) {
                    compare(file, row, fields, columns, MessageDetail.of(model, row, loader.load(row)), loader.load(row));
                }
            }
        }
    }

    private static void compare(Path file, int row, List<FieldDefinition> fields, MessageColumns columns, DetailNode tree,
            MessageBytes bytes) {
        WantedField wanted = new WantedField();
        for (FieldDefinition field : fields) {
            Notes ofTable = new Notes();
            Notes ofTree = new Notes();
            MessageColumns.of(field).each(columns, row, ofTable);
            TreeFieldValues.each(tree, bytes, field, wanted.of(field, ofTree));
            assertEquals(ofTree.all, ofTable.all, () -> file.getFileName() + ", message " + row + ", " + field.name());
        }
    }
}
