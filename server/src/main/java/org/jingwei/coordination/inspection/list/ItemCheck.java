package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the parts of an item of a draft, or notes all that is wrong with it. */
final class ItemCheck {
    private static final int MAX_CODE = 100;
    private static final int MAX_ID = 63;
    private static final int MAX_TEXT = 1000;
    private static final int MAX_ENTRIES = 200;
    private static final int MOST_A_YEAR = 366;

    private ItemCheck() {}

    /** What is right of a draft. */
    record Checked(
            String code,
            String name,
            String legalBasis,
            Optional<String> organisation,
            String objectType,
            InspectionMode mode,
            List<CheckEntry> checklist,
            Optional<Integer> capPerYear,
            LocalDate publishedOn,
            Optional<LocalDate> endedOn,
            Optional<LocalDate> lastUsedOn) {}

    static Checked check(EntryCheck check, @Nullable String code, InspectionItemDraft draft) {
        LocalDate published = check.given("publishedOn", draft.publishedOn(), LocalDate.EPOCH);
        String organisation = check.optional("organisation", draft.organisation(), MAX_ID);
        return new Checked(
                check.text("code", code, MAX_CODE),
                check.text("name", draft.name(), MAX_TEXT),
                check.text("legalBasis", draft.legalBasis(), MAX_TEXT),
                Optional.of(organisation).filter(id -> !id.isEmpty()),
                check.optional("objectType", draft.objectType(), MAX_TEXT),
                Objects.requireNonNullElse(draft.mode(), InspectionMode.ON_SITE),
                checklist(check, Objects.requireNonNullElse(draft.checklist(), List.of())),
                cap(check, draft.capPerYear()),
                published,
                check.end("endedOn", published, draft.endedOn()),
                Optional.ofNullable(draft.lastUsedOn()));
    }

    private static Optional<Integer> cap(EntryCheck check, @Nullable Integer cap) {
        return cap == null
                ? Optional.empty()
                : Optional.of(check.number("capPerYear", cap, 1, MOST_A_YEAR));
    }

    private static List<CheckEntry> checklist(
            EntryCheck check, List<InspectionItemDraft.@Nullable CheckDraft> drafts) {
        if (drafts.size() > MAX_ENTRIES) {
            check.wrong("checklist", "must have at most " + MAX_ENTRIES + " entries");
            return List.of();
        }
        List<CheckEntry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            String path = "checklist[" + i + "]";
            InspectionItemDraft.CheckDraft draft = drafts.get(i);
            if (draft == null) {
                check.wrong(path, "is missing");
                continue;
            }
            String id = check.optional(path + ".id", draft.id(), MAX_ID);
            String named = id.isEmpty() ? "c" + (i + 1) : id;
            if (!ids.add(named)) {
                check.wrong(path + ".id", "is there twice");
            }
            entries.add(
                    new CheckEntry(
                            named,
                            check.text(path + ".text", draft.text(), MAX_TEXT),
                            check.optional(path + ".textEn", draft.textEn(), MAX_TEXT),
                            check.optional(path + ".basis", draft.basis(), MAX_TEXT)));
        }
        return entries;
    }
}
