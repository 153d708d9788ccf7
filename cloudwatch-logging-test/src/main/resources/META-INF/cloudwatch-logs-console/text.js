// How texts, times and numbers are shown. Nothing here knows the page.

const LEVEL = /\b(TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|SEVERE)\b/;
const JSON_LEVEL = /"(?:level|log\.level|severity|level_name)"\s*:\s*"([A-Za-z]+)"/;
const LEVELS = { WARNING: 'WARN', FATAL: 'ERROR', SEVERE: 'ERROR' };
// Colours and the like. What ESC ] begins, a link or a title, has text that nobody should miss.
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;
// Controls, directions and invisible characters by which one event could look like another.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u034f\u115f\u1160\u3164\uffa0\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

export function timeOf(id) {
	return Number(id.slice(0, 20));
}

export function ingestionOf(id) {
	return Number(id.slice(20, 36));
}

/** The place of an event among all that have arrived. */
export function positionOf(id) {
	return Number(id.slice(36));
}

export function levelOf(message) {
	const found = message.startsWith('{') ? JSON_LEVEL.exec(message.slice(0, 4000)) : LEVEL.exec(message.slice(0, 120));
	const level = found ? found[1].toUpperCase() : '';
	return LEVELS[level] ?? (['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'].includes(level) ? level : '');
}

const pad = (number, digits) => String(number).padStart(digits ?? 2, '0');

/** Parts of a moment, in UTC or where the reader is. */
function parts(millis, utc) {
	const d = new Date(millis);
	return utc
		? [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds()]
		: [d.getFullYear(), d.getMonth() + 1, d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds()];
}

export function clock(millis, utc) {
	const [, , , h, m, s, ms] = parts(millis, utc);
	return pad(h) + ':' + pad(m) + ':' + pad(s) + '.' + pad(ms, 3);
}

export function day(millis, utc) {
	const [y, mo, d] = parts(millis, utc);
	return y + '-' + pad(mo) + '-' + pad(d);
}

export function moment(millis, utc) {
	let zone = 'Z';
	if (!utc) {
		const offset = -new Date(millis).getTimezoneOffset();
		zone = (offset < 0 ? '-' : '+') + pad(Math.floor(Math.abs(offset) / 60)) + ':' + pad(Math.abs(offset) % 60);
	}
	return day(millis, utc) + 'T' + clock(millis, utc) + zone;
}

export function count(number) {
	return Math.round(number).toLocaleString('en-US');
}

export function plural(number, word) {
	return count(number) + ' ' + word + (number === 1 ? '' : 's');
}

export function bytes(number) {
	if (number < 1000) {
		return Math.round(number) + ' B';
	}
	const units = ['kB', 'MB', 'GB'];
	let value = number / 1000;
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return (value < 10 ? value.toFixed(1) : Math.round(value)) + ' ' + units[unit];
}

export function duration(millis) {
	const sign = millis < 0 ? '\u2212' : '';
	const value = Math.abs(millis);
	return sign + (value < 1000 ? value + ' ms' : (value / 1000).toFixed(value < 10000 ? 2 : 0) + ' s');
}

/** The JSON object of a message, or null. */
export function objectOf(message) {
	if (!message.startsWith('{') || message.length > 262144) {
		return null;
	}
	try {
		const value = JSON.parse(message);
		return value && typeof value === 'object' && !Array.isArray(value) ? value : null;
	}
	catch (e) {
		return null;
	}
}

const SHOWN_ELSEWHERE = new Set(['message', 'level', 'log.level', 'severity', 'timestamp', '@timestamp', 'time',
	'instant', '@version', 'level_value', 'ecs.version', 'log', 'ecs', 'process', 'service']);

// The pattern of Spring Boot: level, process, application, thread, logger, message.
const BOOT = /^\s*(?:[\d-]{10}[T ]\S+\s+)?(?:TRACE|DEBUG|INFO|WARN|ERROR)\s+\d*\s*---\s+((?:\[[^\]]*\]\s*)+)\s*(\S+)\s+:\s(.+)$/;

const MEMBER = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*"|-?[\d.eE+-]+|true|false|null)(?=\s*[,}])/g;

/** What is complete of a JSON object that is cut off, or null. */
function beginningOf(message) {
	if (!message.startsWith('{"')) {
		return null;
	}
	try {
		return Object.fromEntries([...message.matchAll(MEMBER)].map(([, name, value]) => [name, JSON.parse(value)]));
	}
	catch (e) {
		return null;
	}
}

/** What a row says of an event: its first line, and what follows in a quieter voice. */
export function summary(message) {
	const object = objectOf(message) ?? beginningOf(message);
	if (object && typeof object.message === 'string') {
		const fields = Object.entries(object)
			.filter(([name, value]) => !SHOWN_ELSEWHERE.has(name) && value !== null)
			.map(([name, value]) => name + '=' + (typeof value === 'object' ? JSON.stringify(value) : firstLine(String(value))));
		return { text: firstLine(object.message), more: fields.join('  ').slice(0, 600) };
	}
	const lines = message.split('\n', 400).length - 1;
	const first = firstLine(message);
	const told = BOOT.exec(first);
	const more = [told ? told[2] + ' ' + told[1] : '', lines > 0 ? '+' + plural(lines, 'line') : ''];
	return { text: told ? told[3] : first, more: more.filter(Boolean).join('  ') };
}

function firstLine(text) {
	const end = text.search(/[\r\n]/);
	return clean(end < 0 ? text : text.slice(0, end)).slice(0, 2000);
}

/** Without what colours a terminal. */
export function clean(text) {
	return text.includes('\u001b') ? text.replace(ANSI, '') : text;
}

export function hasHidden(text) {
	return HIDDEN.test(text);
}

/** Divides a text into what can be seen and, one by one, what cannot. */
export function visibleParts(text) {
	const result = [];
	let plain = '';
	for (const character of text) {
		if (HIDDEN.test(character)) {
			if (plain) {
				result.push({ text: plain });
				plain = '';
			}
			result.push({ code: 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') });
		}
		else {
			plain += character;
		}
	}
	if (plain) {
		result.push({ text: plain });
	}
	return result;
}

const FRAME = /^\s+at |^\s+\.\.\. \d+ (more|common frames)/;
const HEADING = /^\s*(Caused by: |Suppressed: |Wrapped by: )/;
const LIBRARY = /^\s+at (?:[\w.@-]+\/)*(java|javax|jdk|sun|jakarta|kotlin|scala|groovy|reactor|com\.sun|com\.fasterxml|tools\.jackson|ch\.qos|org\.springframework|org\.apache|org\.hibernate|org\.junit|org\.eclipse|io\.netty|io\.micrometer|software\.amazon|io\.awspring)\./;

/**
 * Divides a text into paragraphs: text, frames of the application, and runs of frames of
 * libraries, that are folded. Null if it has no stack trace.
 */
export function stackOf(text) {
	const lines = text.replace(/\r/g, '').split('\n');
	if (lines.filter((line) => FRAME.test(line)).length < 2) {
		return null;
	}
	const result = [];
	const add = (kind, line) => {
		const last = result[result.length - 1];
		if (last && last.kind === kind) {
			last.lines.push(line);
		}
		else {
			result.push({ kind, lines: [line] });
		}
	};
	for (const line of lines) {
		const library = LIBRARY.exec(line);
		if (library || /^\s+\.\.\. \d+/.test(line)) {
			add('library', line);
		}
		else {
			add(FRAME.test(line) ? 'frame' : HEADING.test(line) ? 'heading' : 'text', line);
		}
	}
	for (const part of result.filter((candidate) => candidate.kind === 'library')) {
		const names = new Set(part.lines.map((line) => LIBRARY.exec(line)?.[1]).filter(Boolean));
		part.title = '\u2026 ' + plural(part.lines.length, 'frame') + (names.size ? ' of ' + [...names].slice(0, 4).join(', ') : '');
		if (part.lines.length < 3) {
			part.kind = 'frame';
		}
	}
	return result;
}

function quoted(text) {
	return "'" + text.replaceAll("'", "'\\''") + "'";
}

/** The command that lists the same events. */
export function command(endpoint, view) {
	const words = ['aws logs filter-log-events', '--endpoint-url ' + endpoint, '--log-group-name ' + quoted(view.group)];
	if (view.stream) {
		words.push('--log-stream-names ' + quoted(view.stream));
	}
	if (view.pattern) {
		words.push('--filter-pattern ' + quoted(view.pattern));
	}
	if (view.from) {
		words.push('--start-time ' + view.from);
	}
	if (view.to) {
		words.push('--end-time ' + view.to);
	}
	return words.join(' \\\n  ');
}

/** The words of a pattern that can be highlighted. */
export function termsOf(pattern) {
	if (!pattern || pattern.trim().startsWith('{') || pattern.trim().startsWith('%')) {
		return [];
	}
	const terms = [];
	for (const match of pattern.matchAll(/(-?)\??"([^"]+)"|(-?)\??([^\s"]+)/g)) {
		if (!match[1] && !match[3]) {
			terms.push(match[2] ?? match[4]);
		}
	}
	return terms.filter((term) => term.length > 0);
}
