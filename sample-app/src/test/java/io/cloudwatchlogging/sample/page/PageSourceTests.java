package io.cloudwatchlogging.sample.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the text of the page: text of events cannot become markup or script, and
 * nothing comes from elsewhere.
 */
class PageSourceTests {

	private static final Pattern FORBIDDEN = Pattern
		.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|srcdoc|\\beval\\b|new Function|"
				+ "\\bstyle=|\\bon[a-z]+=|setAttribute\\('style|javascript:|https?://(?!www\\.w3\\.org/2000/svg)|//cdn",
				Pattern.CASE_INSENSITIVE);

	@Test
	void nothingMakesMarkupOfTextOrComesFromElsewhere() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");
		assertThat(files).hasSizeGreaterThan(8);
		for (Resource file : files) {
			assertThat(file.getContentAsString(StandardCharsets.UTF_8)).as(file.getFilename())
				.doesNotContainPattern(FORBIDDEN);
		}
	}

}
