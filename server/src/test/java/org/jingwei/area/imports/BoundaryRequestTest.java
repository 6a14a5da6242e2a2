package org.jingwei.area.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Problem;
import org.junit.jupiter.api.Test;

class BoundaryRequestTest {
    private static final AreaScheme CHICAGO = AreaScheme.parse("CITY:2,COMMUNITY:2");

    private static BoundaryRequest request(Optional<String> prefix) {
        return new BoundaryRequest(Optional.empty(), "NID", prefix, false);
    }

    @Test
    void takesACodeAsItIsWithoutAPrefix() {
        assertThat(request(Optional.empty()).code("1701", CHICAGO).text()).isEqualTo("1701");
    }

    @Test
    void fillsANumberUpToTheDigitsOfTheLevelBelowThePrefix() {
        BoundaryRequest request = request(Optional.of("17"));

        assertThat(request.code("1", CHICAGO).text()).isEqualTo("1701");
        assertThat(request.code("77", CHICAGO).text()).isEqualTo("1777");
    }

    @Test
    void refusesANumberThatDoesNotFit() {
        assertThatThrownBy(() -> request(Optional.of("17")).code("100", CHICAGO))
                .isInstanceOf(InvalidAreaCodeException.class)
                .hasMessageContaining("does not fit behind the prefix 17");
    }

    @Test
    void refusesAPrefixWithNoLevelBelow() {
        assertThatThrownBy(() -> request(Optional.of("1701")).code("1", CHICAGO))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request(Optional.of("1")).code("1", CHICAGO))
                .isInstanceOf(Problem.class);
    }
}
