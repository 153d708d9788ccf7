package io.cloudwatchlogging.test.fault;

import java.time.Duration;

import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.protocol.Answer;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that a service makes on demand. Immutable: the methods that narrow a fault
 * return a new one. A fault applies to every request until it is cleared, unless it is
 * narrowed; narrowings add up.
 *
 * <p>
 * Faults compose: {@link #latency}, {@link #stall} and {@link #groupDeleted} go with each
 * other and with one of the rest, which decide the answer. If several of these apply to
 * one request, the one that was injected first does.
 */
public final class Fault {

	private final FaultEffect effect;

	private final boolean stored;

	private final FaultTarget target;

	private final double share;

	private final long seed;

	private final int times;

	private final @Nullable Duration duration;

	private Fault(FaultEffect effect, boolean stored, FaultTarget target, double share, long seed, int times,
			@Nullable Duration duration) {
		this.effect = effect;
		this.stored = stored;
		this.target = target;
		this.share = share;
		this.seed = seed;
		this.times = times;
		this.duration = duration;
	}

	private static Fault of(FaultEffect effect) {
		return new Fault(effect, false, FaultTarget.EVERYTHING, 1, 0, Integer.MAX_VALUE, null);
	}

	/**
	 * Returns a fault that lets requests wait before they are carried out.
	 * @param delay how long they wait
	 * @return the fault
	 */
	public static Fault latency(Duration delay) {
		return of(new FaultEffect.Latency(delay));
	}

	/**
	 * Returns a fault that answers {@code ThrottlingException} with status 400, as the
	 * service does above its rates.
	 * @return the fault
	 */
	public static Fault throttling() {
		return error(400, "ThrottlingException", "Rate exceeded");
	}

	/**
	 * Returns a fault that answers {@code ServiceUnavailableException} with status 500,
	 * as the service does when it has trouble.
	 * @return the fault
	 */
	public static Fault serviceUnavailable() {
		return error(500, "ServiceUnavailableException", "The service cannot complete the request.");
	}

	/**
	 * Returns a fault that answers an error.
	 * @param status the HTTP status
	 * @param code the code of the error, such as {@code AccessDeniedException}
	 * @param message the message of the error
	 * @return the fault
	 */
	public static Fault error(int status, String code, String message) {
		return of(new FaultEffect.Replaced(Answer.error(new ServiceException(status, code, message))));
	}

	/**
	 * Returns a fault that answers a status with a page of HTML and without the request
	 * id of the service, as a proxy between client and service does.
	 * @param status the HTTP status, possibly 200
	 * @return the fault
	 */
	public static Fault htmlAnswer(int status) {
		return of(new FaultEffect.Replaced(
				Answer.foreign(status, "text/html", "<html><body><h1>Sign in to continue</h1></body></html>")));
	}

	/**
	 * Returns a fault that answers status 200 with an empty body and without the request
	 * id of the service.
	 * @return the fault
	 */
	public static Fault emptyAnswer() {
		return of(new FaultEffect.Replaced(Answer.foreign(200, Answer.JSON, "")));
	}

	/**
	 * Returns a fault that sends only the first half of the answer and closes the
	 * connection. The request is carried out.
	 * @return the fault
	 */
	public static Fault truncatedAnswer() {
		return of(new FaultEffect.Truncated()).stored();
	}

	/**
	 * Returns a fault that carries requests out and closes the connection without an
	 * answer, so that the client cannot know.
	 * @return the fault
	 */
	public static Fault lostAnswer() {
		return connectionReset().stored();
	}

	/**
	 * Returns a fault that closes the connection without carrying requests out and
	 * without an answer. A client sees a reset or an early end of the stream.
	 * @return the fault
	 */
	public static Fault connectionReset() {
		return of(new FaultEffect.Disconnected());
	}

	/**
	 * Returns a fault that carries requests out but holds the answers until the fault is
	 * cleared.
	 * @return the fault
	 */
	public static Fault stall() {
		return of(new FaultEffect.Stall(null));
	}

	/**
	 * Returns a fault that carries requests out but holds the answers for a time, or
	 * until the fault is cleared.
	 * @param time how long each answer is held
	 * @return the fault
	 */
	public static Fault stall(Duration time) {
		return of(new FaultEffect.Stall(time));
	}

	/**
	 * Returns a fault that takes requests and never answers. Once it is cleared, their
	 * connections are closed.
	 * @return the fault
	 */
	public static Fault blackHole() {
		return of(new FaultEffect.Silent());
	}

	/**
	 * Returns a fault that closes the port: connections are cut, new ones refused. When
	 * it ends the service listens on the same port again. A client may notice only then
	 * that the connections it keeps are cut. An outage can be limited in time, but not to
	 * some requests.
	 * @return the fault
	 */
	public static Fault outage() {
		return of(new FaultEffect.Outage());
	}

	/**
	 * Returns a fault that deletes the log group of a request, with all its events, just
	 * before the request is carried out.
	 * @return the fault
	 */
	public static Fault groupDeleted() {
		return of(new FaultEffect.GroupDeleted());
	}

	/**
	 * Narrows the fault to one operation.
	 * @param name the name of the operation, such as {@code PutLogEvents}
	 * @return the narrowed fault
	 */
	public Fault onOperation(String name) {
		return on(new FaultTarget(name, this.target.logStream(), this.target.message()));
	}

	/**
	 * Narrows the fault to requests that name one log stream.
	 * @param name the name of the log stream
	 * @return the narrowed fault
	 */
	public Fault onStream(String name) {
		return on(new FaultTarget(this.target.operation(), name, this.target.message()));
	}

	/**
	 * Narrows the fault to requests with an event that contains a text. With
	 * {@code Fault.error(400, "InvalidParameterException", "...")} that event poisons
	 * every batch that it is in.
	 * @param text what its message contains
	 * @return the narrowed fault
	 */
	public Fault onMessage(String text) {
		return on(new FaultTarget(this.target.operation(), this.target.logStream(), text));
	}

	private Fault on(FaultTarget narrowed) {
		return new Fault(this.effect, this.stored, narrowed, this.share, this.seed, this.times, this.duration);
	}

	/**
	 * Narrows the fault to a random share of requests.
	 * @param probability the probability for each request, from 0 to 1
	 * @param randomSeed what the sequence of decisions depends on
	 * @return the narrowed fault
	 */
	public Fault share(double probability, long randomSeed) {
		if (!(probability >= 0 && probability <= 1)) {
			throw new IllegalArgumentException("A share is between 0 and 1, not " + probability);
		}
		return new Fault(this.effect, this.stored, this.target, probability, randomSeed, this.times, this.duration);
	}

	/**
	 * Narrows the fault to the next requests.
	 * @param count the number of requests that it applies to
	 * @return the narrowed fault
	 */
	public Fault times(int count) {
		return new Fault(this.effect, this.stored, this.target, this.share, this.seed, count, this.duration);
	}

	/**
	 * Narrows the fault to a time from its injection.
	 * @param time how long it lasts
	 * @return the narrowed fault
	 */
	public Fault lasting(Duration time) {
		return new Fault(this.effect, this.stored, this.target, this.share, this.seed, this.times, time);
	}

	/**
	 * Lets requests be carried out all the same, though the client is told otherwise or
	 * nothing.
	 * @return the changed fault
	 */
	public Fault stored() {
		return new Fault(this.effect, true, this.target, this.share, this.seed, this.times, this.duration);
	}

	FaultEffect effect() {
		return this.effect;
	}

	boolean isStored() {
		return this.stored;
	}

	boolean isFor(ReceivedRequest request, @Nullable Parameters parameters) {
		return this.target.includes(request, parameters);
	}

	double share() {
		return this.share;
	}

	long seed() {
		return this.seed;
	}

	int times() {
		return this.times;
	}

	@Nullable Duration duration() {
		return this.duration;
	}

	boolean isForEveryRequest() {
		return this.target.isEverything() && this.share == 1 && this.times == Integer.MAX_VALUE;
	}

	FaultTarget target() {
		return this.target;
	}

	@Override
	public String toString() {
		return FaultText.of(this);
	}

}
