package org.jingwei;

import java.util.Objects;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that is up. Closing it stops the application first and then its database. */
public final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Database database;

    RunningServer(ConfigurableApplicationContext context, Database database) {
        this.context = context;
        this.database = database;
    }

    /** The port it listens on. */
    public int port() {
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server, "the web server is up while the context is")
                .getPort();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
