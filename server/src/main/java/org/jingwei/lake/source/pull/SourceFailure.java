package org.jingwei.lake.source.pull;

import java.sql.SQLException;
import java.util.Optional;

/** Why a source could not be read: a code for programs, a sentence for people. */
final class SourceFailure extends RuntimeException {
    private static final int MAX_DETAIL = 500;

    private final String code;
    private final boolean mayPass;

    /**
     * A failure.
     *
     * @param mayPass whether trying again soon may help
     */
    SourceFailure(String code, String detail, boolean mayPass) {
        super(detail);
        this.code = code;
        this.mayPass = mayPass;
    }

    /** What the source's driver reports; drivers never put a password into it. */
    static SourceFailure of(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        String said = String.valueOf(e.getMessage());
        String shown = said.length() > MAX_DETAIL ? said.substring(0, MAX_DETAIL) : said;
        SourceFailure failure =
                switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                    case "28" ->
                            new SourceFailure(
                                    "login-refused",
                                    "The source refuses user or password: " + shown,
                                    false);
                    case "42", "3D", "3F", "22" ->
                            new SourceFailure(
                                    "query-refused",
                                    "The source refuses the table, column or query: " + shown,
                                    false);
                    default ->
                            new SourceFailure(
                                    "source-away",
                                    "The source cannot be reached or stopped answering: " + shown,
                                    true);
                };
        failure.initCause(e);
        return failure;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    boolean mayPass() {
        return mayPass;
    }
}
