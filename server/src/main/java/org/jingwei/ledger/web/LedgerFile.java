package org.jingwei.ledger.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jingwei.http.CsvAnswer;
import org.jingwei.ledger.LedgerEntries;
import org.jingwei.ledger.LedgerEntry;

/**
 * Rows of the ledger as a CSV file that a spreadsheet opens, written while they are read.
 *
 * @param english in which language its header is
 */
record LedgerFile(boolean english) {
    private static final List<String> CHINESE =
            List.of(
                    "日期", "事项编号", "事项", "事项类别", "提出单位", "单位名称", "依据", "对象类别", "对象代码", "对象", "区划代码",
                    "区划", "记账", "节省原因", "分钟");
    private static final List<String> ENGLISH =
            List.of(
                    "day",
                    "matter",
                    "title",
                    "mechanism",
                    "requester",
                    "requester name",
                    "legal basis",
                    "kind",
                    "key",
                    "subject",
                    "area",
                    "area name",
                    "booking",
                    "saving",
                    "minutes");

    /** Hands rows to who writes them. */
    @FunctionalInterface
    interface Rows {
        /** All of them, one after the other. */
        void each(LedgerEntries.Receiver receiver) throws IOException;
    }

    void send(HttpServletResponse response, Rows rows) throws IOException {
        new CsvAnswer(english ? "ledger.csv" : "减负账本.csv", english ? ENGLISH : CHINESE)
                .send(response, lines -> rows.each(entry -> lines.take(line(entry))));
    }

    private static List<String> line(LedgerEntry entry) {
        return List.of(
                entry.day().toString(),
                entry.matter(),
                entry.title(),
                entry.mechanism(),
                entry.requester(),
                entry.requesterName(),
                entry.legalBasis(),
                entry.kind(),
                entry.key(),
                entry.name(),
                entry.area(),
                entry.areaName(),
                entry.booking().name(),
                entry.saving().map(Enum::name).orElse(""),
                Integer.toString(entry.minutes()));
    }
}
