package org.jingwei.area;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives the succession of areas as of today, kept until the tree changes or the day ends. */
@Component
public class Successions {
    /** What stands between the codes of several predecessors. */
    public static final String SEPARATOR = ";";

    private static final Pattern SEPARATORS = Pattern.compile(SEPARATOR);

    private final ScopedDatabase database;
    private final AreaScheme scheme;
    private final Current<Dated> current;

    Successions(ScopedDatabase database, AreaScheme scheme, AreaVersion version) {
        this.database = database;
        this.scheme = scheme;
        this.current = new Current<>(this::read, version::current);
    }

    private record Dated(LocalDate day, Succession succession) {}

    /** The succession as of today. */
    public Succession today() {
        Dated known = current.get();
        if (!known.day().equals(LocalDate.now(ZoneId.systemDefault()))) {
            current.outdate();
            known = current.get();
        }
        return known.succession();
    }

    private Dated read() {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        List<Succession.Entry> areas = database.call(Scope.platform("successions"), this::entries);
        return new Dated(today, new Succession(scheme, areas, today));
    }

    private List<Succession.Entry> entries(JdbcClient jdbc) {
        return jdbc.sql("SELECT code, valid_from, valid_to, predecessor FROM area")
                .query((row, number) ->
                        new Succession.Entry(
                                row.getLong("code"),
                                new Succession.Validity(
                                        date(row, "valid_from"), date(row, "valid_to")),
                                predecessors(
                                        scheme, Optional.ofNullable(row.getString("predecessor")))))
                .list();
    }

    private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getDate(column)).map(Date::toLocalDate);
    }

    /** The stored codes of several predecessors as they are written. */
    static List<Long> predecessors(AreaScheme scheme, Optional<String> codes) {
        return codes.stream()
                .flatMap(SEPARATORS::splitAsStream)
                .map(code -> scheme.code(code).value())
                .toList();
    }

    @TransactionalEventListener
    void on(AreasImported event) {
        current.outdate();
    }
}
