package org.jingwei.coordination.inspection.onsite.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jingwei.coordination.inspection.onsite.RecordDraft;
import org.jspecify.annotations.Nullable;

/** A record as a device sends it, where anything may be missing. */
record RecordBody(
        @Nullable String device,
        long sequence,
        int base,
        @Nullable String summary,
        @Nullable List<Entry> entries,
        @Nullable List<Finding> findings) {

    /** What was seen of one thing. */
    record Entry(
            @Nullable String item,
            RecordDraft.@Nullable Result result,
            @Nullable String remark,
            @Nullable List<String> photos) {
        RecordDraft.Entry draft() {
            return new RecordDraft.Entry(
                    DoorController.required("item", item),
                    DoorController.required("result", result),
                    text(remark),
                    known("photos", photos));
        }
    }

    /** Something to be put right. */
    record Finding(
            @Nullable String id,
            @Nullable String item,
            @Nullable String text,
            @Nullable String basis,
            @Nullable LocalDate rectifyBy) {
        RecordDraft.FindingDraft draft() {
            return new RecordDraft.FindingDraft(
                    DoorController.required("id", id),
                    DoorController.required("item", item),
                    RecordBody.text(text),
                    RecordBody.text(basis),
                    DoorController.required("rectifyBy", rectifyBy));
        }
    }

    RecordDraft draft() {
        return new RecordDraft(
                DoorController.required("device", device),
                sequence,
                base,
                text(summary),
                known("entries", entries).stream().map(Entry::draft).toList(),
                known("findings", findings).stream().map(Finding::draft).toList());
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "").strip();
    }

    /** A list that may be missing; nothing in it may. */
    static <T> List<T> known(String field, @Nullable List<T> said) {
        List<T> list = Objects.requireNonNullElse(said, List.of());
        list.forEach(each -> DoorController.required(field, each));
        return list;
    }
}
