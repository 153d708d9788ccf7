package io.cloudwatchlogging.benchmarks;

import java.util.EnumSet;
import java.util.Set;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * What is measured in one run of a contender.
 */
enum Scenario {

	/** Events as fast as they are acknowledged, by a service that responds at once. */
	THROUGHPUT("4 threads, responses at once", "CPU us per event", EnumSet.allOf(Contender.class),
			(contender, state) -> contender.isLoop() ? new SdkLoop(state, contender.callers(), 0).run()
					: new Throughput(new Target(state, contender.shipper(), true), 4, 0).run()),

	/** The same with the latency of a network. */
	LATENT("4 threads, responses after 30 ms", "thousand events per s", senders(),
			(contender, state) -> contender.isLoop() ? new SdkLoop(state, contender.callers(), 30).run()
					: new Throughput(new Target(state, contender.shipper(), true), 4, 30).run()),

	/** Many threads that log, and few, by turns. */
	THREADS("64 threads, and 4 by turns in the same process; responses at once", "64 / 4", appenders(),
			(contender, state) -> new ManyThreads(new Target(state, contender.shipper(), true)).run()),

	/** What the thread that logs notices. */
	CALL_SITE("50,000 events/s from 4 threads", "p99 us", appendersAndFloors(),
			(contender, state) -> new CallSite(new Target(state, contender.shipper(), true)).run()),

	/** Many lines at once, defaults. */
	BURST("200,000 events at once from 4 threads, default settings", "lost", appendersAndFloors(),
			(contender, state) -> new Burst(new Target(state, contender.shipper(), false)).run()),

	/** A service that refuses everything for a while, defaults. */
	OUTAGE("20 s of refusals at 50,000 events/s, default settings", "lost %", appenders(),
			(contender, state) -> new Outage(new Target(state, contender.shipper(), false), Field.OUTAGE, 1).run()),

	/** A service that does not answer for a while, defaults. */
	SILENCE("20 s without a response at 50,000 events/s, default settings", "lost %", appenders(),
			(contender, state) -> new Outage(new Target(state, contender.shipper(), false), Field.LATENCY, 30_000)
				.run()),

	/** Nothing is logged, defaults. */
	IDLE("nothing is logged, default settings", "wake-ups per s", appendersAndFloors(),
			(contender, state) -> new Idle(new Target(state, contender.shipper(), false)).run()),

	/** The end of the process while lines are buffered. */
	STOP("end with 20,000 events buffered, responses after 30 ms", "lost", appenders(),
			(contender, state) -> new Stop(new Target(state, contender.shipper(), true)).run());

	private final String title;

	private final String chartColumn;

	private final Set<Contender> contenders;

	private final Measurement measurement;

	Scenario(String title, String chartColumn, Set<Contender> contenders, Measurement measurement) {
		this.title = title;
		this.chartColumn = chartColumn;
		this.contenders = contenders;
		this.measurement = measurement;
	}

	private static Set<Contender> senders() {
		return EnumSet.complementOf(EnumSet.of(Contender.NO_OP, Contender.LAYOUT, Contender.ASYNC));
	}

	private static Set<Contender> appenders() {
		return EnumSet.range(Contender.PLAIN, Contender.LOKI4J);
	}

	private static Set<Contender> appendersAndFloors() {
		return EnumSet.complementOf(EnumSet.of(Contender.SDK_LOOP, Contender.SDK_LOOP_4));
	}

	/** Its name above the table. */
	String title() {
		return this.title;
	}

	/** The column that its chart shows. */
	String chartColumn() {
		return this.chartColumn;
	}

	/** Who can take part. */
	Set<Contender> contenders() {
		return this.contenders;
	}

	/** Measures a contender in this process. */
	Result measure(Contender contender, SharedState state) throws Exception {
		return this.measurement.measure(contender, state);
	}

	@FunctionalInterface
	private interface Measurement {

		Result measure(Contender contender, SharedState state) throws Exception;

	}

}
