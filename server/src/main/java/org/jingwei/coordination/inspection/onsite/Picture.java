package org.jingwei.coordination.inspection.onsite;

/** A picture with nothing in it but what is seen. */
public final class Picture {
    private final String mediaType;
    private final byte[] content;

    Picture(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    /** What it is: JPEG or WebP. */
    public String mediaType() {
        return mediaType;
    }

    /** Its bytes. */
    public byte[] content() {
        return content.clone();
    }
}
