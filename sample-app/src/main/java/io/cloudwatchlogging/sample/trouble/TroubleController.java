package io.cloudwatchlogging.sample.trouble;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Orders trouble and ends it.
 */
@RestController
@RequestMapping("/trouble")
@ConditionalOnBooleanProperty("sample.embedded")
class TroubleController {

	private final Troubles troubles;

	TroubleController(Troubles troubles) {
		this.troubles = troubles;
	}

	@PostMapping("/{kind}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void start(@PathVariable String kind) {
		this.troubles.start(find(kind));
	}

	@DeleteMapping("/{kind}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable String kind) {
		this.troubles.end(find(kind));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void endAll() {
		this.troubles.endAll();
	}

	private static Trouble find(String kind) {
		return Trouble.of(kind)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no trouble " + kind));
	}

}
