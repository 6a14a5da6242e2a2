package org.jingwei.map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jingwei.engine.tiles.CachedTile;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends tiles. A tile differs from caller to caller, so shared caches keep none and a browser asks
 * again each time, with the tag of what it has; where that is the same, nothing is sent.
 *
 * <p>It is written straight into the answer: what Spring does to find out how to send a body takes
 * longer than finding the tile.
 */
public final class TileAnswer {
    /** What a vector tile is. */
    public static final String MVT = "application/vnd.mapbox-vector-tile";

    private TileAnswer() {}

    /** Answers with the tile: 200, 204 where it is empty, 304 where the caller has it. */
    public static void send(
            CachedTile tile, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (tile.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (new ServletWebRequest(request, response).checkNotModified(tile.etag())) {
            return;
        }
        response.setContentType(MVT);
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.setContentLength(tile.length());
        tile.writeTo(response.getOutputStream());
    }
}
