package io.cloudwatchlogging.sample.shop;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Starts and ends the slow and steady logging.
 */
@RestController
class DripController {

	private final Drip drip;

	DripController(Drip drip) {
		this.drip = drip;
	}

	@PostMapping("/drip")
	String start() {
		this.drip.start();
		return "Two events a second for a minute\n";
	}

	@DeleteMapping("/drip")
	String stop() {
		this.drip.stop();
		return "Stopped\n";
	}

}
