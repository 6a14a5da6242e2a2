package org.jingwei.coordination.inspection.onsite;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The way a phone was held, from a JPEG's Exif part (tag 0x0112 of the first directory): 1 to 8,
 * where odd or damaged parts count as 1, upright. Reads each segment's head once.
 */
final class Orientation {
    private static final int EXIF_SEGMENT = 0xE1;
    private static final int SCAN = 0xDA;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int EXIF_HEAD = 6;

    private Orientation() {}

    static int of(byte[] jpeg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpeg).position(2);
            while (file.remaining() > 4 && (file.get() & 0xFF) == 0xFF) {
                int mark = file.get() & 0xFF;
                int length = (file.getShort() & 0xFFFF) - 2;
                if (mark == SCAN) {
                    return 1;
                }
                ByteBuffer segment = file.slice(file.position(), length);
                if (mark == EXIF_SEGMENT && length > EXIF_HEAD && segment.getInt(0) == 0x45786966) {
                    return tag(segment.slice(EXIF_HEAD, length - EXIF_HEAD));
                }
                file.position(file.position() + length);
            }
            return 1;
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            return 1;
        }
    }

    private static int tag(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((exif.getShort(entry) & 0xFFFF) == TAG) {
                int value = exif.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** What turns a picture of that size upright. */
    static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
