package org.jingwei.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Decides which changes of a definition the rows of a dataset can bear. Rows that are in the lake
 * keep the values, the area, the identity and the month they came with; so whatever decides on
 * these stays, and everything that is said of them or asked of later rows may change.
 */
final class DefinitionChange {
    private static final String STAYS = "stays, since there are rows that were taken by it";

    private final Mistakes mistakes = new Mistakes();
    private final Dataset before;
    private final Dataset after;

    private DefinitionChange(Dataset before, Dataset after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Checks a change.
     *
     * @param hasRows whether files of the dataset were read before
     * @throws org.jingwei.http.Problem 422 with all that may not change
     */
    static void check(Dataset before, Dataset after, boolean hasRows) {
        DefinitionChange change = new DefinitionChange(before, after);
        change.requireSame("id", before.id(), after.id(), "stays; define another dataset");
        change.requireSame(
                "owner", before.owner(), after.owner(), "stays; define a dataset of the other's");
        if (hasRows) {
            change.checkWhatRowsNeed();
        }
        change.mistakes.throwIfAny("breaking-change", "The change of the definition");
    }

    private void checkWhatRowsNeed() {
        requireSame("key", before.key(), after.key(), STAYS);
        requireSame("placing", before.placing(), after.placing(), STAYS);
        requireSame("month", before.month(), after.month(), STAYS);
        requireSame("subject", before.subject(), after.subject(), STAYS);
        requireSame("sensitivity", before.sensitivity(), after.sensitivity(), STAYS);
        requireSame("points", before.points(), after.points(), STAYS);
        checkKeptElements();
        for (int i = 0; i < after.elements().size(); i++) {
            checkElement("elements[" + i + "]", after.elements().get(i));
        }
    }

    private void checkKeptElements() {
        List<String> kept = names(before);
        List<String> stillThere = names(after).stream().filter(kept::contains).toList();
        for (String name : kept) {
            if (!stillThere.contains(name)) {
                mistakes.note(
                        "elements",
                        "\"" + name + "\" cannot be removed or renamed: there are rows with it");
            }
        }
        if (stillThere.size() == kept.size() && !stillThere.equals(kept)) {
            mistakes.note(
                    "elements",
                    "those that are there keep their order; new ones may stand anywhere");
        }
    }

    private static List<String> names(Dataset dataset) {
        return dataset.elements().stream().map(Element::name).toList();
    }

    private void checkElement(String path, Element element) {
        Optional<Element> known = before.find(element.name());
        if (known.isEmpty()) {
            if (element.required()) {
                mistakes.note(
                        path + ".required",
                        "must be false for a new element: the rows that are there have no value in"
                                + " it");
            }
            return;
        }
        requireSame(path + ".type", known.get().type(), element.type(), STAYS);
        requireSame(
                path + ".required",
                known.get().required(),
                element.required(),
                "stays " + known.get().required() + ", since the rows are stored by it");
    }

    private void requireSame(String path, Object was, Object is, String why) {
        if (!was.equals(is)) {
            mistakes.note(path, why);
        }
    }
}
