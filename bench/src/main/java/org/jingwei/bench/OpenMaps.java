package org.jingwei.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Many maps open at once, each reading what it is told over a connection of its own. */
final class OpenMaps implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<BufferedReader> lines = new ArrayList<>();

    OpenMaps(URI address, String token, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(address.getHost(), address.getPort());
            sockets.add(socket);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + token
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            lines.add(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), 512));
        }
    }

    /** Waits until every map has been told of this. */
    void awaitAll(String text) throws IOException {
        for (BufferedReader map : lines) {
            String line = map.readLine();
            while (line != null && !line.contains(text)) {
                line = map.readLine();
            }
            if (line == null) {
                throw new IOException("a map was cut off before " + text);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
