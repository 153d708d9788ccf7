package io.cloudwatchlogging.sample.sides;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What CloudWatch Logs holds, for the terminal.
 */
@RestController
class EventController {

	private static final int MAX_COUNT = 10_000;

	private final LogReader reader;

	EventController(@Lazy LogReader reader) {
		this.reader = reader;
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_PLAIN_VALUE)
	String events(@RequestParam(defaultValue = "50") int count) {
		if (count < 0 || count > MAX_COUNT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					String.format(Locale.ROOT, "count must be from 0 to %,d, and is %,d", MAX_COUNT, count));
		}
		return this.reader.last(count)
			.stream()
			.map((FilteredLogEvent event) -> Instant.ofEpochMilli(event.timestamp()) + " " + event.message() + "\n")
			.collect(Collectors.joining());
	}

}
