package org.jingwei.catalog;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jingwei.catalog.SystemDefinition.OfBusiness;
import org.jspecify.annotations.Nullable;

/** Makes a source system and businesses of a definition, or tells all that is wrong with it. */
final class SystemCheck {
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_BUSINESSES = 500;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final String ID_FORM =
            "a small letter or digit, then small letters, digits, _ or -, at most 63";

    /** A place below {@code /api/systems} that is no system. */
    private static final String RESERVED = "summary";

    private final Mistakes mistakes = new Mistakes();

    private SystemCheck() {}

    /** What is written of a system. */
    record Checked(
            String id,
            String name,
            String nameEn,
            String owner,
            Optional<String> vendor,
            Optional<String> contact,
            AccessMode accessMode,
            SystemState state,
            Optional<Instant> stateSince,
            Optional<FreshnessTarget> freshnessTarget,
            boolean synthetic,
            List<CheckedBusiness> businesses) {}

    /** What is written of a business. */
    record CheckedBusiness(
            String id,
            String name,
            String nameEn,
            String description,
            List<String> datasets,
            Optional<FreshnessTarget> freshnessTarget) {}

    static Checked check(SystemDefinition definition) {
        SystemCheck check = new SystemCheck();
        Checked system = check.system(definition);
        check.mistakes.throwIfAny("invalid-system", "The definition of the system");
        return system;
    }

    static CheckedBusiness check(OfBusiness definition) {
        SystemCheck check = new SystemCheck();
        CheckedBusiness business = check.business("", definition);
        check.mistakes.throwIfAny("invalid-business", "The definition of the business");
        return business;
    }

    private Checked system(SystemDefinition definition) {
        String id = mistakes.matching("id", definition.id(), ID, ID_FORM);
        if (id.equals(RESERVED)) {
            mistakes.note("id", "\"" + RESERVED + "\" is taken by the platform; take another");
        }
        if (definition.stateSince() != null && definition.stateSince().isAfter(Instant.now())) {
            mistakes.note("stateSince", "lies in the future");
        }
        String name = mistakes.required("name", definition.name(), MAX_NAME);
        return new Checked(
                id,
                name,
                mistakes.optional("nameEn", definition.nameEn(), MAX_NAME).orElse(name),
                mistakes.required("owner", definition.owner(), MAX_NAME),
                mistakes.optional("vendor", definition.vendor(), MAX_NAME),
                mistakes.optional("contact", definition.contact(), MAX_NAME),
                mistakes.requiredChoice("accessMode", definition.accessMode(), AccessMode.UPLOAD),
                mistakes.choice("state", definition.state(), SystemState.class)
                        .orElse(SystemState.REGISTERED),
                Optional.ofNullable(definition.stateSince()),
                target("freshnessTarget", definition.freshnessTarget()),
                Boolean.TRUE.equals(definition.synthetic()),
                businesses(definition.businesses()));
    }

    private List<CheckedBusiness> businesses(@Nullable List<@Nullable OfBusiness> described) {
        if (described == null) {
            return List.of();
        }
        if (described.size() > MAX_BUSINESSES) {
            mistakes.note("businesses", "at most " + MAX_BUSINESSES + " at once");
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        List<CheckedBusiness> checked = new java.util.ArrayList<>();
        for (OfBusiness each : described) {
            String path = "businesses[" + checked.size() + "].";
            OfBusiness one =
                    Objects.requireNonNullElse(
                            each, new OfBusiness(null, null, null, null, null, null));
            CheckedBusiness business = business(path, one);
            if (!seen.add(business.id())) {
                mistakes.note(path + "id", "\"" + business.id() + "\" comes twice");
            }
            checked.add(business);
        }
        return checked;
    }

    private CheckedBusiness business(String path, OfBusiness definition) {
        String name = mistakes.required(path + "name", definition.name(), MAX_NAME);
        List<String> datasets =
                definition.datasets() == null
                        ? List.of()
                        : definition.datasets().stream()
                                .map(dataset -> Objects.requireNonNullElse(dataset, ""))
                                .distinct()
                                .toList();
        return new CheckedBusiness(
                mistakes.matching(path + "id", definition.id(), ID, ID_FORM),
                name,
                mistakes.optional(path + "nameEn", definition.nameEn(), MAX_NAME).orElse(name),
                mistakes.optional(path + "description", definition.description(), MAX_DESCRIPTION)
                        .orElse(""),
                datasets,
                target(path + "freshnessTarget", definition.freshnessTarget()));
    }

    private Optional<FreshnessTarget> target(String path, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(FreshnessTarget::parse);
        } catch (IllegalArgumentException e) {
            mistakes.note(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
