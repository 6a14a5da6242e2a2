package org.jingwei.engine.lake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * Iceberg's connections to the catalog, without its repeating of a statement whose connection
 * broke. A swap that landed and whose answer was lost would find itself outrun when repeated, and
 * Iceberg would then delete the manifests of what is in the table. Instead a connection is tried
 * before a statement, and a break in it leaves the outcome open, for {@link OpenBatch} to ask the
 * table.
 */
final class CatalogConnections extends JdbcClientPool {

    private static final int PATIENCE_SECONDS = 10;

    CatalogConnections(Map<String, String> properties) {
        super(properties.getOrDefault("uri", ""), properties);
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action, boolean retry)
            throws SQLException, InterruptedException {
        return super.run(connection -> once(action, connection), true);
    }

    private static <R> R once(Action<R, Connection, SQLException> action, Connection connection)
            throws SQLException {
        if (!connection.isValid(PATIENCE_SECONDS)) {
            throw new BrokenBefore();
        }
        return action.run(connection);
    }

    @Override
    protected boolean isConnectionException(Exception failure) {
        return failure instanceof BrokenBefore;
    }

    /** The statement was not begun, so it may be on another connection. */
    private static final class BrokenBefore extends SQLNonTransientConnectionException {
        private static final long serialVersionUID = 1L;

        BrokenBefore() {
            super("the connection to the catalog broke");
        }
    }
}
