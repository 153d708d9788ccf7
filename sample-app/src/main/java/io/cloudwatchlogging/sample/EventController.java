package io.cloudwatchlogging.sample;

import java.time.Instant;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * What CloudWatch Logs holds, for the browser and for the terminal.
 */
@RestController
class EventController {

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<meta charset="utf-8">
			<meta http-equiv="refresh" content="2">
			<title>CloudWatch Logs</title>
			<style>
			body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem; color: #16191f }
			a { margin-right: 1rem; color: #0972d3 }
			table { border-collapse: collapse; width: 100%%; margin-top: 1rem }
			td { border-top: 1px solid #e9ebed; padding: .2rem 1rem .2rem 0; vertical-align: top; white-space: pre-wrap;
			  font-family: ui-monospace, monospace; font-size: 12px }
			td:nth-child(-n+2) { white-space: nowrap; color: #5f6b7a }
			</style>
			<h1>What CloudWatch Logs holds</h1>
			<p>Log something: <a href="/hello">a line</a><a href="/orders/4711">an order</a><a href="/fail">an
			exception</a><a href="/burst">10,000 lines</a></p>
			<table>%s</table>
			</html>
			""";

	private final LogReader reader;

	EventController(LogReader reader) {
		this.reader = reader;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	String page() {
		return PAGE.formatted(this.reader.last(50)
			.stream()
			.map((event) -> "<tr><td>%s<td>%s<td>%s".formatted(Instant.ofEpochMilli(event.timestamp()),
					HtmlUtils.htmlEscape(event.logStreamName()), HtmlUtils.htmlEscape(event.message())))
			.collect(Collectors.joining("\n")));
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_PLAIN_VALUE)
	String events(@RequestParam(defaultValue = "50") int count) {
		return this.reader.last(count)
			.stream()
			.map((FilteredLogEvent event) -> Instant.ofEpochMilli(event.timestamp()) + " " + event.message() + "\n")
			.collect(Collectors.joining());
	}

}
