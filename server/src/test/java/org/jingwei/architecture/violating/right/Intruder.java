package org.jingwei.architecture.violating.right;

import org.jingwei.architecture.violating.left.inside.Hidden;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reaches into another module, and keeps a way round the scope. */
final class Intruder {
    private final JdbcClient jdbc;

    Intruder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Hidden found() {
        jdbc.sql("SELECT 1");
        return new Hidden();
    }
}
