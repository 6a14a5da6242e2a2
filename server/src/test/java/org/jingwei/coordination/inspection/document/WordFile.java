package org.jingwei.coordination.inspection.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Word documents as tests write and read them. */
final class WordFile {
    private WordFile() {}

    static byte[] of(Consumer<XWPFDocument> writer) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            writer.accept(document);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document of one paragraph that a word processor cut into these runs. */
    static byte[] ofRuns(String... runs) {
        return of(document -> {
            var paragraph = document.createParagraph();
            for (String run : runs) {
                paragraph.createRun().setText(run);
            }
        });
    }

    /** The texts of all paragraphs, also of tables. */
    static List<String> lines(byte[] file) {
        List<String> lines = new ArrayList<>();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            Template.paragraphs(document, paragraph -> lines.add(paragraph.getText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
