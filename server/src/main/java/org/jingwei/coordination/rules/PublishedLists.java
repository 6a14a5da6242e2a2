package org.jingwei.coordination.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The list of what may be asked, and of the officers who may go: kept by the centre of the whole
 * place, asked by rules.
 */
@Component
public class PublishedLists {
    private static final int MAX_CODE = 100;
    private static final int MAX_NAME = 1000;

    private final ScopedDatabase database;
    private final Mechanisms mechanisms;
    private final AuditTrail audit;

    PublishedLists(ScopedDatabase database, Mechanisms mechanisms, AuditTrail audit) {
        this.database = database;
        this.mechanisms = mechanisms;
        this.audit = audit;
    }

    /**
     * Something that may be asked.
     *
     * @param organisation whose it is; of nobody in particular where absent
     * @param endedOn the last day of it
     */
    public record Item(
            String mechanism,
            String code,
            String name,
            String legalBasis,
            Optional<String> organisation,
            LocalDate publishedOn,
            Optional<LocalDate> endedOn) {}

    /** An item as somebody writes it down. */
    public record ItemDraft(
            @Nullable String name,
            @Nullable String legalBasis,
            @Nullable String organisation,
            @Nullable LocalDate publishedOn,
            @Nullable LocalDate endedOn) {}

    /** An officer's certificate. */
    public record Certificate(
            String number, String organisation, String holder, LocalDate from, LocalDate to) {}

    /** A certificate as somebody writes it down. */
    public record CertificateDraft(
            @Nullable String organisation,
            @Nullable String holder,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** One page of the items of a sort of matters, by their codes. */
    public Page<Item> items(Scope scope, String mechanism, PageRequest page) {
        List<Item> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT * FROM published_item WHERE mechanism = :mechanism AND code > :after ORDER BY code LIMIT :limit")
                                        .param("mechanism", mechanism)
                                        .param("after", page.cursor().orElse(""))
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> item(row))
                                        .list());
        return Page.of(oneMore, page.limit(), Item::code);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("mechanism"),
                row.getString("code"),
                row.getString("name"),
                row.getString("legal_basis"),
                Optional.ofNullable(row.getString("organisation")),
                row.getObject("published_on", LocalDate.class),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)));
    }

    /** Publishes an item, or changes what is said of it. */
    public void publish(Scope scope, String mechanism, String code, ItemDraft draft) {
        List<Problem.Place> places = new ArrayList<>();
        if (mechanisms.find(mechanism).isEmpty()) {
            places.add(new Problem.Place(0, "mechanism", "is none that there is"));
        }
        String key = text(places, "code", code, MAX_CODE);
        String name = text(places, "name", draft.name(), MAX_NAME);
        String basis = text(places, "legalBasis", draft.legalBasis(), MAX_NAME);
        LocalDate published = day(places, "publishedOn", draft.publishedOn());
        requireRight(places);
        write(
                scope,
                "item.publish",
                "item:" + mechanism + ":" + key,
                jdbc ->
                        jdbc.sql(
                                        """
                                        INSERT INTO published_item (mechanism, code, name, legal_basis, organisation, published_on, ended_on)
                                        VALUES (:mechanism, :code, :name, :basis, :organisation, :published, :ended)
                                        ON CONFLICT (mechanism, code) DO UPDATE SET name = excluded.name, legal_basis = excluded.legal_basis,
                                            organisation = excluded.organisation, published_on = excluded.published_on, ended_on = excluded.ended_on\
                                        """)
                                .param("mechanism", mechanism)
                                .param("code", key)
                                .param("name", name)
                                .param("basis", basis)
                                .param("organisation", draft.organisation())
                                .param("published", published)
                                .param("ended", draft.endedOn())
                                .update());
    }

    /** One page of the certificates that the scope may know, by their numbers. */
    public Page<Certificate> certificates(Scope scope, PageRequest page) {
        List<Certificate> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT * FROM officer_certificate WHERE number > :after ORDER BY number LIMIT :limit")
                                        .param("after", page.cursor().orElse(""))
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) ->
                                                new Certificate(
                                                        row.getString("number"),
                                                        row.getString("organisation"),
                                                        row.getString("holder"),
                                                        row.getObject(
                                                                "valid_from", LocalDate.class),
                                                        row.getObject("valid_to", LocalDate.class)))
                                        .list());
        return Page.of(oneMore, page.limit(), Certificate::number);
    }

    /** Notes a certificate, or changes what is said of it. */
    public void certify(Scope scope, String number, CertificateDraft draft) {
        List<Problem.Place> places = new ArrayList<>();
        String key = text(places, "number", number, MAX_CODE);
        String organisation = text(places, "organisation", draft.organisation(), MAX_CODE);
        String holder = text(places, "holder", draft.holder(), MAX_CODE);
        LocalDate from = day(places, "from", draft.from());
        LocalDate to = day(places, "to", draft.to());
        if (to.isBefore(from)) {
            places.add(new Problem.Place(0, "to", "must be from the first day on"));
        }
        requireRight(places);
        write(
                scope,
                "certificate.note",
                "certificate:" + key,
                jdbc ->
                        jdbc.sql(
                                        """
                                        INSERT INTO officer_certificate (number, organisation, holder, valid_from, valid_to)
                                        VALUES (:number, :organisation, :holder, :from, :to)
                                        ON CONFLICT (number) DO UPDATE SET organisation = excluded.organisation,
                                            holder = excluded.holder, valid_from = excluded.valid_from, valid_to = excluded.valid_to\
                                        """)
                                .param("number", key)
                                .param("organisation", organisation)
                                .param("holder", holder)
                                .param("from", from)
                                .param("to", to)
                                .update());
    }

    private void write(Scope scope, String action, String object, ToIntFunction<JdbcClient> work) {
        try {
            database.run(
                    scope,
                    jdbc -> {
                        if (!RuleRows.isEditable(jdbc, RuleCheck.EVERYWHERE)) {
                            throw Problem.forbidden(
                                    "Only the coordination centre of the whole place keeps its lists.");
                        }
                        audit.done(scope, action, object, work.applyAsInt(jdbc));
                    });
        } catch (DataIntegrityViolationException e) {
            throw Problem.invalid("unknown-organisation", "There is no such organisation.")
                    .errors(
                            List.of(
                                    new Problem.Place(
                                            0,
                                            "organisation",
                                            "there is no organisation of this id")));
        }
    }

    private static void requireRight(List<Problem.Place> places) {
        if (!places.isEmpty()) {
            throw Problem.invalid("invalid-entry", "The entry has mistakes; see errors.")
                    .errors(places);
        }
    }

    private static String text(
            List<Problem.Place> places, String path, @Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            places.add(new Problem.Place(0, path, "is missing"));
        } else if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            places.add(
                    new Problem.Place(
                            0, path, "must be at most " + most + " characters on one line"));
        }
        return text;
    }

    private static LocalDate day(
            List<Problem.Place> places, String path, @Nullable LocalDate value) {
        if (value == null) {
            places.add(new Problem.Place(0, path, "is missing"));
        }
        return Objects.requireNonNullElse(value, LocalDate.EPOCH);
    }
}
