package org.jingwei.coordination.inspection.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import tools.jackson.databind.json.JsonMapper;

/**
 * The templates that the platform comes with, written down as what stands in them and made into
 * Word documents: a title, then lines and tables, black on white for a printer (GB/T 9704 fonts).
 */
final class ShippedTemplates {
    private static final String TITLE_FONT = "方正小标宋简体";
    private static final String TEXT_FONT = "仿宋_GB2312";
    private static final int TITLE_SIZE = 22;
    private static final int TEXT_SIZE = 12;
    private static final int WIDTH = 9000;

    private ShippedTemplates() {}

    /** One part below the title: a line, or the rows of a table. */
    record Part(@Nullable String line, @Nullable List<List<String>> table) {}

    private static final class Shipped {
        private static final Map<String, List<Part>> parts = read();

        private static Map<String, List<Part>> read() {
            try (InputStream file =
                    Objects.requireNonNull(
                            ShippedTemplates.class.getResourceAsStream("templates.json"))) {
                JsonMapper mapper = JsonMapper.shared();
                return mapper.readValue(
                        file,
                        mapper.getTypeFactory()
                                .constructMapType(
                                        Map.class,
                                        mapper.constructType(String.class),
                                        mapper.getTypeFactory()
                                                .constructCollectionType(List.class, Part.class)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The shipped template of a document. */
    static byte[] of(DocumentKind kind) {
        List<Part> parts = Objects.requireNonNull(Shipped.parts.get(kind.slug()), kind.slug());
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XWPFParagraph title = document.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            title.setSpacingAfter(240);
            write(title, kind.chinese(), TITLE_FONT, TITLE_SIZE);
            for (Part part : parts) {
                add(document, part);
            }
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(XWPFDocument document, Part part) {
        String line = part.line();
        if (line != null) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setSpacingBefore(120);
            write(paragraph, line, TEXT_FONT, TEXT_SIZE);
        }
        List<List<String>> rows = part.table();
        if (rows != null) {
            int columns = rows.stream().mapToInt(List::size).max().orElse(1);
            XWPFTable table = document.createTable(rows.size(), columns);
            table.setWidth(WIDTH);
            for (int i = 0; i < rows.size(); i++) {
                row(table, i, rows.get(i), columns);
            }
        }
    }

    /** The last cell of a row with fewer takes the rest of its width. */
    private static void row(XWPFTable table, int row, List<String> texts, int columns) {
        for (int j = 0; j < texts.size(); j++) {
            XWPFTableCell cell = table.getRow(row).getCell(j);
            write(cell.getParagraphArray(0), texts.get(j), TEXT_FONT, TEXT_SIZE);
        }
        int rest = columns - texts.size();
        if (rest > 0) {
            XWPFTableCell last = table.getRow(row).getCell(texts.size() - 1);
            last.getCTTc().addNewTcPr().addNewGridSpan().setVal(BigInteger.valueOf(rest + 1L));
            for (int j = columns - 1; j >= texts.size(); j--) {
                table.getRow(row).removeCell(j);
                table.getRow(row).getCtRow().removeTc(j);
            }
        }
    }

    private static void write(XWPFParagraph paragraph, String text, String font, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        CTRPr looks = run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = looks.addNewRFonts();
        fonts.setEastAsia(font);
        fonts.setAscii("Times New Roman");
        fonts.setHAnsi("Times New Roman");
    }
}
