package org.jingwei.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept, over which one request goes after another. It does no more than has
 * to be done, since what measures shares the cores with what is measured.
 */
final class KeptConnection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final String CLOSE = "connection: close";
    private static final int ROOM = 1 << 16;

    private final URI address;
    private final String head;
    private Socket socket;
    private InputStream in;

    KeptConnection(URI address, String token) throws IOException {
        this.address = address;
        this.socket = opened();
        this.in = new BufferedInputStream(socket.getInputStream(), ROOM);
        this.head =
                " HTTP/1.1\r\nHost: "
                        + address.getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + token
                        + "\r\nAccept-Encoding: gzip\r\n\r\n";
    }

    private Socket opened() throws IOException {
        Socket opened = new Socket(address.getHost(), address.getPort());
        opened.setTcpNoDelay(true);
        return opened;
    }

    /** Asks for something, and passes over the answer; its length in bytes. */
    int get(String path) throws IOException {
        return exchange(path, ("GET " + path + head).getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends JSON of Latin letters, and passes over the answer; its length in bytes. */
    int post(String path, String json) throws IOException {
        String entity =
                "Content-Type: application/json\r\nContent-Length: "
                        + json.length()
                        + "\r\n\r\n"
                        + json;
        String request = "POST " + path + head.substring(0, head.length() - 2) + entity;
        return exchange(path, request.getBytes(StandardCharsets.US_ASCII));
    }

    private int exchange(String path, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean closing = false;
        boolean inChunks = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            closing |= lower.equals(CLOSE);
            inChunks |= lower.equals(CHUNKED);
        }
        if (!status.startsWith("HTTP/1.1 200") && !status.startsWith("HTTP/1.1 204")) {
            throw new IllegalStateException(path + " was answered " + status);
        }
        if (inChunks) {
            length = skipChunks();
        } else {
            in.skipNBytes(length);
        }
        if (closing) {
            socket.close();
            socket = opened();
            in = new BufferedInputStream(socket.getInputStream(), ROOM);
        }
        return length;
    }

    private int skipChunks() throws IOException {
        int length = 0;
        for (int size = chunk(); size > 0; size = chunk()) {
            in.skipNBytes(size);
            length += size;
            String _ = line();
        }
        String _ = line();
        return length;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
