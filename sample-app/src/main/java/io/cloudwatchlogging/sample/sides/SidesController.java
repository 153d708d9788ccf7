package io.cloudwatchlogging.sample.sides;

import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.sample.shop.Drip;
import io.cloudwatchlogging.sample.trouble.TroubleRow;
import io.cloudwatchlogging.sample.trouble.Troubles;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Both sides for the page, which asks for what it has not seen.
 */
@RestController
class SidesController {

	private final LoggedEvents logged;

	private final StoredEvents stored;

	private final Comparison comparison;

	private final Follower follower;

	private final Drip drip;

	private final ObjectProvider<Troubles> troubles;

	private final ObjectProvider<EmbeddedCloudWatchLogs> service;

	private final String group;

	SidesController(LoggedEvents logged, StoredEvents stored, Comparison comparison, Follower follower, Drip drip,
			ObjectProvider<Troubles> troubles, ObjectProvider<EmbeddedCloudWatchLogs> service,
			@Value("${cloudwatch.logs.group.name}") String group) {
		this.logged = logged;
		this.stored = stored;
		this.comparison = comparison;
		this.follower = follower;
		this.drip = drip;
		this.troubles = troubles;
		this.service = service;
		this.group = group;
	}

	/**
	 * Returns both sides.
	 * @param logged the position of the last logged event that the page has seen
	 * @param stored the position of the last stored event that it has seen
	 * @param since the number since which events count for the verdict
	 * @return both sides
	 */
	@GetMapping("/sides")
	ResponseEntity<Sides> sides(@RequestParam(defaultValue = "0") long logged,
			@RequestParam(defaultValue = "0") long stored, @RequestParam(defaultValue = "0") long since) {
		this.follower.ask();
		Troubles troubles = this.troubles.getIfAvailable();
		EmbeddedCloudWatchLogs service = this.service.getIfAvailable();
		List<TroubleRow> rows = (troubles != null) ? troubles.rows() : List.of();
		// The stored side first: what is stored is logged already.
		Sides.Stored storedSide = new Sides.Stored(this.stored.after(stored), this.stored.requests(),
				this.stored.bytes(), this.follower.problem());
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new Sides(EventMembers.THIS_PROCESS, Instant.now(), this.group, troubles != null,
					(service != null) ? service.console() : null, logged(logged), storedSide,
					this.comparison.verdict(since), this.drip.isRunning(), rows));
	}

	private Sides.Logged logged(long seen) {
		long last = this.comparison.lastNumber();
		return new Sides.Logged(last, this.logged.after(seen),
				this.comparison.notStored(last - LoggedEvents.MAX_REMEMBERED));
	}

}
