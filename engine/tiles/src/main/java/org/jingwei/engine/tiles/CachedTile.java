package org.jingwei.engine.tiles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A tile as it goes over the wire; immutable. */
public final class CachedTile {

    private static final int ETAG_BYTES = 16;

    private final byte[] gzipped;
    private final String etag;
    private final int plainBytes;

    private CachedTile(byte[] gzipped, String etag, int plainBytes) {
        this.gzipped = gzipped;
        this.etag = etag;
        this.plainBytes = plainBytes;
    }

    /** Compresses a tile and takes its digest. */
    public static CachedTile of(byte[] tile) {
        return of(ByteBuffer.wrap(tile));
    }

    /** Compresses a tile, whose bytes are not needed any more then, and takes its digest. */
    public static CachedTile of(ByteBuffer tile) {
        byte[] gzipped = TileGzip.of(tile);
        return new CachedTile(gzipped, etag(gzipped), tile.remaining());
    }

    /** The digest of what is sent, since there is less of it: the same for the same content. */
    private static String etag(byte[] gzipped) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(gzipped);
            return "\"" + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A copy of the gzipped bytes. */
    public byte[] gzipped() {
        return gzipped.clone();
    }

    /** Writes the gzipped bytes. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(gzipped);
    }

    /** The number of gzipped bytes. */
    public int length() {
        return gzipped.length;
    }

    /** A strong entity tag in its quotes: the same for the same content, whatever the version. */
    public String etag() {
        return etag;
    }

    /** Whether there is nothing in the tile. */
    public boolean isEmpty() {
        return plainBytes == 0;
    }
}
