package io.cloudwatchlogging;

import java.util.List;

/**
 * The terms that the project does not use: their field has others, or they have gone out
 * of use.
 */
final class Vocabulary {

	static final List<Term> TERMS = List.of(
			// Archaic or unidiomatic.
			Term.prose("for ever", "forever; events that never expire"), Term.prose("the mend", "the fix"),
			Term.prose("mend", "fix"), Term.prose("mends", "fixes"), Term.prose("mended", "fixed"),
			Term.prose("somebody", "a caller, a user, another thread"), Term.prose("is had", "exists, is available"),
			Term.prose("are had", "exist, are available"), Term.prose("to be had", "available"),
			Term.prose("could be had", "was available"), Term.prose("of no use", "invalid, useless"),
			Term.prose("most memory", "maximum memory"), Term.prose("most bytes", "maximum size"),
			Term.prose("most requests", "maximum number of requests"),
			Term.prose("most events", "maximum number of events"), Term.prose("most lines", "maximum number of lines"),
			Term.prose("least level", "minimum level"), Term.prose("thinned out", "throttled"),
			Term.prose("casts suspicion", "is a suspect"), Term.prose("as ever", "as usual"),
			Term.prose("in the midst", "in the middle"), Term.prose("whilst", "while"),
			Term.prose("those who learn of", "registered observers of"), Term.prose("waits for people", "needs"),
			Term.prose("1 lines", "1 line"),
			// Not the terms of Logback, AWS and concurrent programming.
			Term.prose("log lines", "log events"), Term.prose("log line", "log event"),
			Term.name("isForPeople", "needsIntervention"), Term.name("Suspects", "PoisonEventDetector"),
			Term.name("convicts", "confirmsPoison"), Term.name("callSpare", "promoteFollower"),
			Term.name("standBy", "awaitAsFollower"), Term.name("lockSoon", "lockWithSpin"),
			Term.name("LOOKS", "SPIN_LIMIT"), Term.name("takeNews", "pollScheduleChanged"),
			Term.name("lostAtDoor", "lostBeforeBuffering"), Term.name("hurry", "expedite"),
			Term.name("landed", "completed"), Term.name("Thinning", "LogarithmicThrottle"),
			Term.name("SimpleForms", "FallbackFormat"), Term.name("RecurringText", "LoggerLevelCache"),
			Term.name("Remembered", "DirectMappedCache"), Term.name("ClientTwin", "ReplacementClient"),
			Term.name("ErrorAnswer", "ErrorResponse"), Term.name("ReadyBody", "PreEncodedBody"),
			Term.name("refuseReadyBodies", "disablePreEncodedBodies"), Term.name("EntityOffer", "EntityNegotiation"),
			Term.name("isAboutExtra", "concernsOptionalSetting"), Term.name("Trouble", "FailureKind"),
			Term.name("Pace", "ConcurrencyLimiter"), Term.name("Progress", "SendStatistics"),
			Term.name("Room", "BackpressureGate"), Term.name("Intake", "EventIntake"),
			Term.name("Watch", "LeaderFollower"), Term.name("torn", "splitsMillisecond"),
			Term.name("takesLate", "a verb"), Term.name("batchFor", "a verb"), Term.name("isKept", "hasLeader"),
			Term.name("Users", "ActiveContexts"), Term.name("Attachment", "AppenderPlacement"),
			Term.name("InstalledAppenders", "Appenders"), Term.name("AppenderSearch", "LoggerTree"),
			Term.name("AppenderProperties", "AppenderSettings"), Term.name("Extra", "OptionalSetting"),
			Term.name("Overflow", "OverflowPolicy"), Term.name("Oversize", "OversizePolicy"));

	/** Where a term means what a dictionary says. */
	static final List<Allowance> ALLOWANCES = List.of(
			new Allowance("docs/design.md", "Room", "free space on a disk, at the beginning of a sentence"),
			new Allowance("sample-app/", "Trouble", "what a visitor of the sample orders, not the kind of a failure"),
			new Allowance("cloudwatch-logging-test/", "Trouble", "what a fault makes, not the kind of a failure"),
			new Allowance("cloudwatch-logging-autoconfigure/src/main/java/io/cloudwatchlogging/gzip/", "log lines",
					"text as a compressor sees it: lines, whatever events they are of"));

	private Vocabulary() {
	}

	/**
	 * A term that may stand somewhere.
	 *
	 * @param path what the path of the file begins with
	 * @param term the term
	 * @param reason why
	 */
	record Allowance(String path, String term, String reason) {

		boolean covers(String path, Term term) {
			return path.startsWith(this.path) && term.text().equals(this.term);
		}

	}

}
