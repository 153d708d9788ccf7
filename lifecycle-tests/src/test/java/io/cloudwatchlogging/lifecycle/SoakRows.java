package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.List;

import io.cloudwatchlogging.test.fault.Fault;

/**
 * Everything that an application is put through.
 */
final class SoakRows {

	private static final String PUT = "PutLogEvents";

	private static final long SEED = 7;

	private SoakRows() {
	}

	static List<SoakRow> all() {
		return List.of(new SoakRow("nothing", SoakRow.Copies.NONE, SoakRow.Before.NOTHING, SoakRow.During.NOTHING),
				SoakRow.steady("latency 0.5 s", Fault.latency(Duration.ofMillis(500))),
				SoakRow.steady("latency 2 s", Fault.latency(Duration.ofSeconds(2)).onOperation(PUT)),
				SoakRow.steady("slow answers 3 s", Fault.stall(Duration.ofSeconds(3)).onOperation(PUT)),
				SoakRow.steady("20 % stalled", share(Fault.stall(), 0.2)).allowing(SoakRow.Copies.OF_UNANSWERED),
				SoakRow.steady("30 % reset before the request", share(Fault.connectionReset(), 0.3)),
				SoakRow.steady("30 % throttled", share(Fault.throttling(), 0.3)),
				SoakRow.window("throttled for 10 s", Fault.throttling()),
				SoakRow.steady("30 % status 500", share(Fault.serviceUnavailable(), 0.3)),
				SoakRow.window("status 503 for 10 s", Fault.htmlAnswer(503)),
				SoakRow.steady("30 % status 413",
						share(Fault.error(413, "RequestEntityTooLargeException", "Too large"), 0.3)),
				SoakRow.steady("30 % of answers lost", share(Fault.lostAnswer(), 0.3))
					.allowing(SoakRow.Copies.OF_UNANSWERED),
				SoakRow.steady("30 % of answers truncated", share(Fault.truncatedAnswer(), 0.3))
					.allowing(SoakRow.Copies.OF_HIT),
				SoakRow.window("outage 10 s", Fault.outage()), SoakRow.start("outage in the first 8 s", Fault.outage()),
				SoakRow.window("black hole 10 s", Fault.blackHole()).allowing(SoakRow.Copies.OF_UNANSWERED),
				SoakRow.steady("30 % garbage: pages of a proxy", share(Fault.htmlAnswer(200), 0.3)),
				SoakRow.steady("30 % garbage: empty answers", share(Fault.emptyAnswer(), 0.3)),
				SoakRow.window("expired credentials 10 s",
						Fault.error(400, "ExpiredTokenException", "The security token included is expired")),
				new SoakRow("CreateLogGroup denied, group present", SoakRow.Copies.NONE,
						(service, faults, duration) -> {
							service.createLogGroup(Application.GROUP);
							faults
								.inject(Fault.error(400, "AccessDeniedException", "Not authorized: logs:CreateLogGroup")
									.onOperation("CreateLogGroup"));
						}, SoakRow.During.NOTHING),
				new SoakRow("group deleted while running", SoakRow.Copies.NONE, SoakRow.Before.NOTHING,
						(service, faults, application, duration) -> {
							application.runFor(duration.dividedBy(2));
							faults.deleteLogGroup(Application.GROUP);
						}));
	}

	private static Fault share(Fault fault, double share) {
		return fault.onOperation(PUT).share(share, SEED);
	}

}
