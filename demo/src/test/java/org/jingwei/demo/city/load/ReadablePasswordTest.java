package org.jingwei.demo.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ReadablePasswordTest {

    @Test
    void canBeReadOutAndIsNeverTheSame() {
        SecureRandom random = new SecureRandom();
        String password = ReadablePassword.next(random);

        assertThat(password)
                .matches("([bdfghjkmnprstvwz][aeiou][bdfghjkmnprstvwz][aeiou]-){4}\\d\\d");
        assertThat(ReadablePassword.next(random)).isNotEqualTo(password);
    }
}
