package io.cloudwatchlogging.sample.sides;

import java.util.UUID;

import ch.qos.logback.classic.spi.ILoggingEvent;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Customizer that gives every event in JSON the number under which it was logged, and the
 * process that logged it: what is missing, doubled or out of order can be seen by it in
 * CloudWatch Logs alone.
 */
public final class EventMembers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

	static final String NUMBER = "number";

	static final String PROCESS = "process";

	/** Unlike the number of a process, no other process ever has it. */
	static final String THIS_PROCESS = UUID.randomUUID().toString().substring(0, 8);

	@Override
	public void customize(Members<ILoggingEvent> members) {
		members.add(PROCESS, THIS_PROCESS);
		// Events from before the numbering have number 0.
		members.add(NUMBER, ILoggingEvent::getSequenceNumber).when((number) -> number > 0);
	}

}
