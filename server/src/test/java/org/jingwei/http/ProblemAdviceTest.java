package org.jingwei.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

class ProblemAdviceTest {
    private final ProblemAdvice advice = new ProblemAdvice();
    private final ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest());
    private final RuntimeException failure = new IllegalStateException("the store is gone");

    @Test
    void tellsNothingOfTheInside() {
        var answer = advice.unforeseen(failure, request, new MockHttpServletResponse());
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("store");
    }

    @Test
    void breaksAnAnswerOffThatHasBegun() {
        MockHttpServletResponse begun = new MockHttpServletResponse();
        begun.setCommitted(true);
        assertThatThrownBy(() -> advice.unforeseen(failure, request, begun)).isSameAs(failure);
    }
}
