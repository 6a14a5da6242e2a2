package org.jingwei.coordination.inspection.onsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jingwei.http.Problem;
import org.junit.jupiter.api.Test;

/** A photo keeps what is seen on it and loses what its phone wrote beside. */
class PicturesTest {
    private static final String PLACE = "GPS 25.43N 119.01E";

    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, (x < width / 2 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** The same JPEG with an Exif part that says how the phone was held, and where. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + 8 + 2 + 12 + 4 + place.length;
        ByteBuffer exif = ByteBuffer.allocate(length + 2);
        exif.putShort((short) 0xFFE1).putShort((short) length);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
        return join(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void leavesPlaceAndPhoneBehindAndTurnsTheWayItWasHeld() throws IOException {
        byte[] taken = withExif(picture("jpeg", 60, 20), 6);
        assertThat(text(taken)).contains(PLACE);
        Picture kept = Pictures.clean(taken);
        assertThat(text(kept.content())).doesNotContain(PLACE).doesNotContain("Exif");
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(kept.content()));
        assertThat(seen.getWidth()).isEqualTo(20);
        assertThat(seen.getHeight()).isEqualTo(60);
        assertThat(new Color(seen.getRGB(10, 5)).getRed()).isGreaterThan(150);
        assertThat(new Color(seen.getRGB(10, 55)).getBlue()).isGreaterThan(150);
    }

    @Test
    void makesAJpegOfAPngAndASmallerOneOfALargeOne() throws IOException {
        Picture kept = Pictures.clean(picture("png", 5000, 100));
        assertThat(kept.mediaType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept.content())).getWidth())
                .isEqualTo(2500);
    }

    @Test
    void keepsOfAWebpItsPictureOnly() {
        byte[] webp =
                webp(
                        chunk("VP8X", new byte[10], 0x2C),
                        chunk("VP8L", new byte[] {47, 0, 0, 0, 0}, 47),
                        chunk("EXIF", PLACE.getBytes(StandardCharsets.US_ASCII), 'G'));
        Picture kept = Pictures.clean(webp);
        assertThat(text(kept.content())).contains("VP8L").doesNotContain(PLACE);
        assertThat(kept.content()[20]).isZero();
        assertThat(ByteBuffer.wrap(kept.content()).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(kept.content().length - 8);
    }

    @Test
    void refusesWhatIsNoPictureOrDamaged() throws IOException {
        byte[] jpeg = picture("jpeg", 60, 20);
        for (byte[] file :
                new byte[][] {
                    new byte[0],
                    "GIF89a".getBytes(StandardCharsets.US_ASCII),
                    "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
                    Arrays.copyOf(jpeg, 40),
                    webp(chunk("ANIM", new byte[6], 0)),
                }) {
            assertThatThrownBy(() -> Pictures.clean(file)).isInstanceOf(Problem.class);
        }
    }

    private static byte[] chunk(String name, byte[] content, int first) {
        byte[] said = content.clone();
        said[0] = (byte) first;
        byte[] head =
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(name.getBytes(StandardCharsets.US_ASCII))
                        .putInt(said.length)
                        .array();
        return join(head, said, new byte[said.length & 1]);
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = join(chunks);
        byte[] head =
                ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                        .putInt(4 + all.length)
                        .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                        .array();
        return join(head, all);
    }
}
