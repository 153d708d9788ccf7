// Rows of both lists.

import { element, oneLine, seconds, time, visible } from './text.js';

/** Fields that have a place of their own, or say nothing about one event among others. */
const KNOWN = new Set(['@timestamp', '@version', 'message', 'logger_name', 'thread_name', 'level', 'level_value', 'tags',
	'process', 'number', 'stack_trace']);

const MAX_TEXT = 300;

const cut = (text) => text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} \u2026` : text;

function head(entry, level, ...content) {
	const number = entry.number > 0 ? String(entry.number) : '\u2013';
	return [
		element('span', { class: 'number', title: entry.number > 0 ? 'number of the event' : 'from before the counting' }, number),
		element('time', { datetime: entry.time, title: entry.time }, time(entry.time)),
		element('span', { class: 'level', 'data-level': level }, level),
		element('span', { class: 'message' }, ...content),
	];
}

export function loggedRow(entry) {
	const state = element('span', { class: 'state' });
	const row = element('li', { class: 'logged' }, state, ...head(entry, entry.level, cut(oneLine(entry.message))));
	entry.stored = undefined;
	entry.setStored = (stored) => {
		if (entry.stored !== stored) {
			entry.stored = stored;
			row.dataset.stored = stored;
			state.textContent = stored ? 'stored' : 'waiting';
		}
	};
	return row;
}

function parsed(message) {
	try {
		const value = JSON.parse(message);
		return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
	}
	catch {
		return undefined;
	}
}

const shown = (value) => typeof value === 'object' ? JSON.stringify(value) : String(value);

export function storedRow(entry) {
	const event = parsed(entry.message);
	const chips = [];
	for (const [key, value] of Object.entries(event ?? {})) {
		if (!KNOWN.has(key)) {
			chips.push(element('span', { class: 'field' }, element('b', {}, visible(key)), ` ${cut(oneLine(shown(value)))}`));
		}
	}
	if (event?.stack_trace) {
		chips.push(element('span', { class: 'field trace' }, cut(oneLine(String(event.stack_trace).split('\n', 1)[0]))));
	}
	const again = entry.again ? [element('span', { class: 'field again' }, 'again'), ' '] : [];
	const delay = (Date.parse(entry.ingested) - Date.parse(entry.time)) / 1000;
	const summary = element('summary', { tabindex: '-1' },
		...head(entry, String(event?.level ?? ''), ...again, cut(oneLine(String(event?.message ?? entry.message)))),
		element('span', { class: 'delay', title: 'from the logger to CloudWatch Logs' }, `+${seconds(Math.max(0, delay))}`));
	if (chips.length > 0) {
		summary.append(element('span', { class: 'chips' }, ...chips));
	}
	const details = element('details', {}, summary);
	details.addEventListener('toggle', () => {
		if (details.open && details.childElementCount === 1) {
			details.append(event ? fields(event) : element('pre', {}, visible(entry.message)));
		}
	});
	return element('li', { class: 'stored' }, details);
}

function fields(event) {
	const list = element('dl', { class: 'fields' });
	for (const [key, value] of Object.entries(event)) {
		list.append(element('div', {}, element('dt', {}, visible(key)),
			element('dd', { 'data-type': value === null ? 'null' : typeof value }, visible(shown(value)))));
	}
	return list;
}
