package io.cloudwatchlogging.logback.encoder;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Logback converter that writes the key-values of an event and its MDC entries, each as
 * {@code key="value"} behind a space, and nothing if there are none. Its options are the
 * keys of MDC entries to leave out, as in <code>%fields{traceId,spanId}</code>.
 */
public final class FieldsConverter extends ClassicConverter {

	private Set<String> omitted;

	/** Creates a converter that leaves nothing out, unless its options say so. */
	public FieldsConverter() {
		this(Set.of());
	}

	/**
	 * Creates a converter.
	 * @param omitted keys of the MDC entries that the pattern shows elsewhere
	 */
	public FieldsConverter(Set<String> omitted) {
		this.omitted = Set.copyOf(omitted);
	}

	@Override
	public void start() {
		List<String> options = getOptionList();
		if (options != null) {
			Set<String> all = new HashSet<>(this.omitted);
			options.forEach((option) -> all.add(option.strip()));
			this.omitted = Set.copyOf(all);
		}
		super.start();
	}

	@Override
	public String convert(ILoggingEvent event) {
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		Map<String, String> entries = event.getMDCPropertyMap();
		if ((pairs == null || pairs.isEmpty()) && (entries == null || entries.isEmpty())) {
			return "";
		}
		StringBuilder fields = new StringBuilder();
		if (pairs != null) {
			pairs.forEach((pair) -> append(fields, pair.key, pair.value));
		}
		if (entries != null) {
			entries.forEach((key, value) -> {
				if (!this.omitted.contains(key)) {
					append(fields, key, value);
				}
			});
		}
		return fields.toString();
	}

	private static void append(StringBuilder fields, String key, @Nullable Object value) {
		fields.append(' ').append(key).append("=\"");
		String text = String.valueOf(value);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' || character == '\\') {
				fields.append('\\');
			}
			fields.append(character);
		}
		fields.append('"');
	}

}
