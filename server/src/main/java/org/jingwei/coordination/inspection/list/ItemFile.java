package org.jingwei.coordination.inspection.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a list of items. */
final class ItemFile {
    private static final List<ListFile.Column> COLUMNS =
            List.of(
                    ListFile.Column.needed("code", "编码", "事项编码"),
                    ListFile.Column.needed("name", "名称", "事项名称"),
                    ListFile.Column.needed("legalBasis", "依据", "法律依据"),
                    ListFile.Column.of("organisation", "单位", "单位标识"),
                    ListFile.Column.of("objectType", "检查对象"),
                    ListFile.Column.of("mode", "方式", "检查方式"),
                    ListFile.Column.of("checklist", "检查内容"),
                    ListFile.Column.of("capPerYear", "年度上限"),
                    ListFile.Column.needed("publishedOn", "公布日期"),
                    ListFile.Column.of("endedOn", "废止日期"),
                    ListFile.Column.of("lastUsedOn", "最近使用"));

    private final EntryCheck check;
    private final Map<Long, ItemCheck.Checked> items = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();

    ItemFile(EntryCheck check) {
        this.check = check;
    }

    /** Its items by their lines, as far as they are right by themselves. */
    Map<Long, ItemCheck.Checked> read(InputStream stream) throws IOException {
        new ListFile(check, COLUMNS).read(stream, this::take);
        return items;
    }

    private void take(ListFile.Row row) {
        ItemCheck.Checked item = ItemCheck.check(row.check(), row.text("code"), draft(row));
        Long before = lines.putIfAbsent(item.code(), row.line());
        if (before != null) {
            row.check().wrong("code", "is on line " + before + " already");
        }
        items.put(row.line(), item);
    }

    private static InspectionItemDraft draft(ListFile.Row row) {
        return new InspectionItemDraft(
                row.text("name"),
                row.text("legalBasis"),
                row.text("organisation"),
                row.text("objectType"),
                mode(row),
                checklist(row.text("checklist")),
                row.number("capPerYear"),
                row.day("publishedOn"),
                row.day("endedOn"),
                row.day("lastUsedOn"));
    }

    private static InspectionMode mode(ListFile.Row row) {
        return switch (row.text("mode").toUpperCase(Locale.ROOT)) {
            case "", "ON_SITE", "现场" -> InspectionMode.ON_SITE;
            case "REMOTE", "非现场", "线上" -> InspectionMode.REMOTE;
            default -> {
                row.check().wrong("mode", "must be ON_SITE 现场 or REMOTE 非现场");
                yield InspectionMode.ON_SITE;
            }
        };
    }

    /** Entries stand in one field, with a stroke between them. */
    private static List<InspectionItemDraft.@Nullable CheckDraft> checklist(String text) {
        List<InspectionItemDraft.@Nullable CheckDraft> entries = new ArrayList<>();
        for (String entry : text.split("\\|", -1)) {
            if (!entry.isBlank()) {
                entries.add(new InspectionItemDraft.CheckDraft("", entry, "", ""));
            }
        }
        return entries;
    }
}
