package org.jingwei.coordination.inspection.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;

/** A Word document (ECMA-376) with places, in its text, tables, headers and footers. */
final class Template {
    private final byte[] file;

    Template(byte[] file) {
        this.file = file.clone();
    }

    /** The document with these facts at its places. */
    byte[] filled(Facts facts) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            bodies(document).forEach(body -> fill(body, facts));
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names at all its places. */
    static List<String> names(XWPFDocument document) {
        List<String> names = new ArrayList<>();
        paragraphs(document, paragraph -> names.addAll(new TemplateText(paragraph).names()));
        return names;
    }

    /** Calls back with each paragraph, wherever it stands. */
    static void paragraphs(XWPFDocument document, Consumer<XWPFParagraph> each) {
        bodies(document).forEach(body -> paragraphs(body, each));
    }

    private static void paragraphs(List<IBodyElement> body, Consumer<XWPFParagraph> each) {
        for (IBodyElement element : body) {
            if (element instanceof XWPFParagraph paragraph) {
                each.accept(paragraph);
            } else if (element instanceof XWPFTable table) {
                table.getRows().forEach(row -> paragraphs(row, each));
            }
        }
    }

    private static void paragraphs(XWPFTableRow row, Consumer<XWPFParagraph> each) {
        for (XWPFTableCell cell : row.getTableCells()) {
            paragraphs(cell.getBodyElements(), each);
        }
    }

    private static List<List<IBodyElement>> bodies(XWPFDocument document) {
        List<List<IBodyElement>> bodies = new ArrayList<>();
        bodies.add(document.getBodyElements());
        document.getHeaderList().forEach(header -> bodies.add(header.getBodyElements()));
        document.getFooterList().forEach(footer -> bodies.add(footer.getBodyElements()));
        return bodies;
    }

    private static void fill(List<IBodyElement> body, Facts facts) {
        for (IBodyElement element : body) {
            if (element instanceof XWPFParagraph paragraph) {
                fill(paragraph, facts);
            } else if (element instanceof XWPFTable table) {
                fill(table, facts);
            }
        }
    }

    private static void fill(XWPFParagraph paragraph, Facts facts) {
        new TemplateText(paragraph)
                .fill(name -> Place.of(name).map(facts::at).orElse("{{" + name + "}}"));
    }

    private static void fill(XWPFTable table, Facts facts) {
        for (int i = table.getNumberOfRows() - 1; i >= 0; i--) {
            XWPFTableRow row = table.getRow(i);
            Optional<String> list = list(row);
            if (list.isEmpty()) {
                paragraphs(row, paragraph -> fill(paragraph, facts));
            } else {
                List<Facts> rows = facts.rows(list.get());
                for (int j = 1; j < rows.size(); j++) {
                    XWPFTableRow copy = copy(row, table);
                    Facts own = rows.get(j);
                    paragraphs(copy, paragraph -> fill(paragraph, own));
                    table.addRow(copy, i + j);
                }
                // Filled at last, since the others are copies of it.
                paragraphs(table.getRow(i), paragraph -> fill(paragraph, rows.getFirst()));
            }
        }
    }

    /** The list that a row of a table is repeated for. */
    private static Optional<String> list(XWPFTableRow row) {
        List<String> names = new ArrayList<>();
        paragraphs(row, paragraph -> names.addAll(new TemplateText(paragraph).names()));
        return names.stream()
                .flatMap(name -> Place.of(name).flatMap(Place::list).stream())
                .findFirst();
    }

    private static XWPFTableRow copy(XWPFTableRow row, XWPFTable table) {
        try {
            return new XWPFTableRow(CTRow.Factory.parse(row.getCtRow().newInputStream()), table);
        } catch (XmlException | IOException e) {
            throw new IllegalStateException("A row of a table cannot be copied.", e);
        }
    }
}
