package org.jingwei.coordination.inspection.onsite;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jingwei.http.Problem;

/**
 * Makes of a file that claims to be a photo a picture with nothing in it but what is seen.
 *
 * <p>What a file is, its first bytes say, whatever it is called. JPEG and PNG are decoded and
 * written anew as JPEG, which leaves place, time and the name of the phone behind; a picture is
 * measured before it is decoded and read at a part of its points where it has many, so that a small
 * file that unfolds to gigapixels costs nothing. The way the phone was held is taken over first.
 * WebP, which Java does not decode, is stripped to its chunks of picture by {@link WebPicture}.
 */
final class Pictures {
    private static final long MOST_POINTS = 100_000_000;
    private static final int LONGEST_SIDE = 2400;

    private Pictures() {}

    static Picture clean(byte[] file) {
        if (WebPicture.isOne(file)) {
            return new Picture("image/webp", WebPicture.strip(file));
        }
        boolean jpeg = starts(file, 0xFF, 0xD8, 0xFF);
        if (!jpeg && !starts(file, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            throw notOne("The file is no JPEG, PNG or WebP picture.");
        }
        try (ImageInputStream input =
                ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            BufferedImage seen = read(input, jpeg ? "jpeg" : "png");
            return new Picture("image/jpeg", written(seen, jpeg ? Orientation.of(file) : 1));
        } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw notOne("The picture is damaged and cannot be read.");
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory could not be read", e);
        }
    }

    private static boolean starts(byte[] file, int... signs) {
        for (int i = 0; i < signs.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage read(ImageInputStream input, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try {
            reader.setInput(input, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_POINTS) {
                throw Problem.tooLarge("The picture has more than 100 million points.");
            }
            ImageReadParam part = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.max(width, height) / LONGEST_SIDE);
            part.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, part);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] written(BufferedImage seen, int orientation) throws IOException {
        boolean lies = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(
                        lies ? seen.getHeight() : seen.getWidth(),
                        lies ? seen.getWidth() : seen.getHeight(),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = upright.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        brush.drawImage(
                seen, Orientation.turn(orientation, seen.getWidth(), seen.getHeight()), null);
        brush.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(upright, "jpeg", out)) {
            throw new IllegalStateException("this Java writes no JPEG");
        }
        return out.toByteArray();
    }

    static Problem notOne(String detail) {
        return Problem.invalid("not-a-picture", detail + " Send a JPEG, PNG or WebP picture.");
    }
}
