package org.jingwei.coordination.inspection.onsite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the QR code says: the code, until when it holds, and a seal over both and over the matter
 * and the enterprise that they are for.
 *
 * <p>The seal is HMAC-SHA-256, cut to 128 bits, with the secret of the period in which the code was
 * made. Who has no secret makes none, and cannot move one to another enterprise or another day.
 *
 * @param validTo seconds since 1970
 */
record SealedCode(String code, long period, long validTo, String seal) {
    private static final String MARK = "JW1";
    private static final int SEAL_BYTES = 16;
    private static final int LONGEST = 120;
    private static final Pattern FORM =
            Pattern.compile(MARK + "\\.([0-9A-Z]{11})\\.(\\d{1,6})\\.(\\d{1,12})\\.([\\w-]{22})");

    static SealedCode of(InspectionCode code, byte[] secret) {
        long validTo = code.validTo().getEpochSecond();
        return new SealedCode(code.code(), code.period(), validTo, seal(code, validTo, secret));
    }

    static boolean looksSealed(String text) {
        return text.strip().startsWith(MARK + ".");
    }

    /** What was scanned; empty if it is nothing of ours. */
    static Optional<SealedCode> read(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (text.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new SealedCode(
                        parts.group(1),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        parts.group(4)));
    }

    boolean isOf(InspectionCode known, byte[] secret) {
        byte[] right = seal(known, validTo, secret).getBytes(StandardCharsets.US_ASCII);
        return period == known.period()
                && validTo == known.validTo().getEpochSecond()
                && MessageDigest.isEqual(right, seal.getBytes(StandardCharsets.US_ASCII));
    }

    private static String seal(InspectionCode code, long validTo, byte[] secret) {
        String said =
                String.join(
                        "\n",
                        MARK,
                        code.code(),
                        Long.toString(code.period()),
                        Long.toString(validTo),
                        code.matter(),
                        code.target().toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] whole = mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(whole, SEAL_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }

    @Override
    public String toString() {
        return String.join(".", MARK, code, Long.toString(period), Long.toString(validTo), seal);
    }
}
