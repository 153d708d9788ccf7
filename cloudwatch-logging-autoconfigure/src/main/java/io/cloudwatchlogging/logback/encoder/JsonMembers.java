package io.cloudwatchlogging.logback.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.json.JsonScanner;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * The members that a format makes of an event by itself, and how it makes members of MDC
 * entries and key-values. Neither is known beforehand, as the application may add, rename
 * and leave out members, so that the format is asked: with the event, and one key-value
 * in place of its own.
 *
 * @param reserved the names of the format's own members
 * @param prefix what the format puts before each name
 * @param nested whether a name with dots makes objects within each other
 */
record JsonMembers(Set<String> reserved, String prefix, boolean nested) {

	private static final String NAME = "cloudwatchlogging.probe";

	private static final String TEXT = "cloudwatchlogging probe";

	private static final byte[] VALUE = TEXT.getBytes(StandardCharsets.UTF_8);

	/** Of GELF, which leaves names that begin with it as they are. */
	private static final String UNDERSCORE = "_";

	/**
	 * The members of an event.
	 * @param format the format
	 * @param event the event
	 * @param line memory to use
	 * @return the members, or {@code null} if the format tells none
	 */
	static @Nullable JsonMembers of(EventEncoder format, ILoggingEvent event, EventTextBuffer line) {
		format.encode(new EventView(event, null, Map.of(), List.of(new KeyValuePair(NAME, TEXT))), line);
		Probe probe = new Probe(line.array());
		return JsonScanner.scan(line.array(), line.length(), probe) ? probe.result() : null;
	}

	/** Members of a format that tells none. */
	static JsonMembers unknown() {
		return new JsonMembers(Set.of(), "", false);
	}

	Names names() {
		return new Names();
	}

	/**
	 * Gives each MDC entry and key-value of one event a name of its own: one that is in
	 * use has an underscore at the end, or as many as it takes. Where names with dots
	 * make objects, it is at the end of the part that clashes. Not thread-safe.
	 */
	final class Names {

		/** Maps for objects, {@code this} for all other members. */
		private final Map<String, Object> members = new HashMap<>();

		private Names() {
			JsonMembers.this.reserved.forEach((name) -> this.members.put(name, this));
		}

		String unique(String name) {
			String before = before(name);
			String[] parts = parts(before + withoutLastDot(name));
			place(parts, parts(before).length - 1);
			return String.join(".", parts).substring(before.length());
		}

		private String before(String name) {
			String before = JsonMembers.this.prefix;
			return (before.equals(UNDERSCORE) && name.startsWith(UNDERSCORE)) ? "" : before;
		}

		private String[] parts(String name) {
			return JsonMembers.this.nested ? name.split("\\.", -1) : new String[] { name };
		}

		/** A dot at the end counts for nothing where names with dots make objects. */
		private String withoutLastDot(String name) {
			return (JsonMembers.this.nested && name.length() > 1 && name.endsWith("."))
					? name.substring(0, name.length() - 1) : name;
		}

		/** Changes the parts of a name, from the first that is not of the prefix. */
		@SuppressWarnings("unchecked")
		private void place(String[] parts, int first) {
			Map<String, Object> object = this.members;
			for (int i = 0; i < parts.length; i++) {
				boolean last = i == parts.length - 1;
				while (i >= first && isTaken(object.get(parts[i]), last)) {
					parts[i] += UNDERSCORE;
				}
				if (last) {
					object.put(parts[i], this);
				}
				else if (object.computeIfAbsent(parts[i], (part) -> new HashMap<>()) instanceof Map<?, ?> inner) {
					object = (Map<String, Object>) inner;
				}
			}
		}

		private boolean isTaken(@Nullable Object member, boolean last) {
			return member != null && (last || member == this);
		}

	}

	/**
	 * Finds the key-value that the format was asked with.
	 */
	private static final class Probe implements JsonScanner.Visitor {

		private final byte[] json;

		private final Set<String> names = new HashSet<>();

		private List<String> found = List.of();

		Probe(byte[] json) {
			this.json = json;
		}

		@Override
		public void member(List<String> path) {
			if (path.size() == 1) {
				this.names.add(path.get(0));
			}
		}

		@Override
		public void string(List<String> path, int start, int end) {
			if (Arrays.equals(this.json, start, end, VALUE, 0, VALUE.length)) {
				this.found = new ArrayList<>(path);
			}
		}

		@Nullable JsonMembers result() {
			String name = String.join(".", this.found);
			if (!name.endsWith(NAME)) {
				return null;
			}
			this.names.remove(this.found.get(0));
			return new JsonMembers(this.names, name.substring(0, name.length() - NAME.length()),
					!this.found.get(this.found.size() - 1).endsWith(NAME));
		}

	}

}
