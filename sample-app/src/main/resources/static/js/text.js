// Words, numbers and elements. Text of events becomes text nodes only.

const number = new Intl.NumberFormat('en-US');

export const count = (value) => number.format(value);

export function bytes(value) {
	if (value < 1000) {
		return `${value} B`;
	}
	return value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;
}

export function seconds(value) {
	if (value < 10) {
		return `${value.toFixed(1)} s`;
	}
	return value < 120 ? `${Math.round(value)} s` : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** Seconds of a duration such as PT1M2.5S. */
export function duration(text) {
	const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text) ?? [];
	return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}

const pad = (value, length) => String(value).padStart(length, '0');

/** Time of day in the zone of the browser, always with milliseconds. */
export function time(instant) {
	const date = new Date(instant);
	return `${clock(date)}.${pad(date.getMilliseconds(), 3)}`;
}

export function clock(date) {
	return `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}`;
}

// What would hide itself, or reorder or erase its neighbours; not the joiners, which some scripts need.
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text in which every character can be seen. */
export const visible = (text) => text.replace(invisible,
	(character) => `\u27e8U+${pad(character.codePointAt(0).toString(16).toUpperCase(), 4)}\u27e9`);

/** Text on one line. */
export const oneLine = (text) => visible(text.replace(/\r?\n/g, ' \u21b5 '));

/** An error without what the SDK adds in brackets. */
export const brief = (text) => visible(text.split(' (')[0]).slice(0, 200);

export function element(name, attributes = {}, ...children) {
	const created = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		created.setAttribute(key, value);
	}
	created.append(...children);
	return created;
}

/** Changes a text only if it has changed, so that a selection in it stays. */
export function say(target, text) {
	if (target.textContent !== text) {
		target.textContent = text;
	}
}
