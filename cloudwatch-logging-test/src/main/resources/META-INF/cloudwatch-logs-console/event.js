// One event: its times, its fields, its stack trace, and what can be done with it.

import { html, useEffect, useState } from './lib/preact.js';
import { getText } from './http.js';
import { clean, duration, hasHidden, ingestionOf, levelOf, moment, objectOf, stackOf, timeOf, visibleParts } from './text.js';

const STACK_FIELDS = ['stack_trace', 'error.stack_trace', 'exception', 'stackTrace', 'throwable'];

/** A text in which nothing is invisible. */
export function Text({ value }) {
	if (!hasHidden(value)) {
		return value;
	}
	return visibleParts(value).map((part) => part.code ? html`<span class="hidden-character">${part.code}</span>` : part.text);
}

function Field({ name, value }) {
	if (value !== null && typeof value === 'object') {
		const entries = Object.entries(value);
		return html`<li><details open=${entries.length <= 20}>
			<summary><span class="field-name">${name}</span> <span class="quiet">${Array.isArray(value) ? '[' + entries.length + ']' : '{' + entries.length + '}'}</span></summary>
			<ul class="fields">${entries.map(([key, inner]) => html`<${Field} name=${key} value=${inner} />`)}</ul>
		</details></li>`;
	}
	return html`<li><span class="field-name">${name}</span> <span class=${'field-value ' + typeof value}><${Text} value=${String(value)} /></span></li>`;
}

function Stack({ text }) {
	const parts = stackOf(clean(text));
	return html`<div class="stack" tabindex="0" role="group" aria-label="Stack trace">${parts.map((part) => part.kind === 'library'
		? html`<details><summary>${part.title}</summary><pre>${part.lines.join('\n')}</pre></details>`
		: html`<pre class=${part.kind}><${Text} value=${part.lines.join('\n')} /></pre>`)}</div>`;
}

function stackOfFields(object) {
	const found = STACK_FIELDS.map((name) => name.split('.').reduce((o, key) => o?.[key], object) ?? object[name])
		.find((value) => typeof value === 'string' && stackOf(value));
	return found ?? null;
}

async function copy(text, done) {
	try {
		await navigator.clipboard.writeText(text);
		done('Copied');
	}
	catch (e) {
		done('The browser does not allow copying');
	}
}

export function CopyButton({ label, text }) {
	const [said, say] = useState('');
	useEffect(() => {
		const timer = said && setTimeout(() => say(''), 1500);
		return () => clearTimeout(timer);
	}, [said]);
	return html`<button type="button" class="plain" onClick=${() => copy(typeof text === 'function' ? text() : text, say)}>
		<span aria-live="polite">${said || label}</span></button>`;
}

export function EventDetails({ event, group, utc, onClose }) {
	const [whole, setWhole] = useState(null);
	useEffect(() => {
		setWhole(null);
		let stale = false;
		if (event.length) {
			getText('/api/message', { group, id: event.id })
				.then((text) => stale || setWhole(text))
				.catch(() => stale || setWhole(event.message));
		}
		return () => {
			stale = true;
		};
	}, [event.id]);
	const message = whole ?? event.message;
	const object = objectOf(message);
	const stack = object ? stackOfFields(object) : stackOf(clean(message)) ? message : null;
	const level = levelOf(message);
	const time = timeOf(event.id);
	const ingestion = ingestionOf(event.id);
	return html`<section class="details" aria-label="Event" tabindex="-1">
		<header>
			${level && html`<span class=${'badge ' + level.toLowerCase()}>${level}</span>`}
			<h2>${moment(time, utc)}</h2>
			<button type="button" class="icon" onClick=${onClose} aria-label="Close the event" title="Close (Esc)">\u2715</button>
		</header>
		<div class="actions">
			<${CopyButton} label="Copy message" text=${message} />
			<${CopyButton} label="Copy link" text=${() => location.href} />
			${object && html`<${CopyButton} label="Copy as JSON" text=${JSON.stringify(object, null, 2)} />`}
		</div>
		<div class="body">
			<dl>
				<dt>Log stream</dt><dd>${event.stream}</dd>
				<dt>Ingestion time</dt><dd>${moment(ingestion, utc)} <span class="quiet">(${duration(ingestion - time)} later)</span></dd>
				<dt>Event id</dt><dd class="mono">${event.id}</dd>
			</dl>
			${object && html`<h3>Fields</h3>
				${typeof object.message === 'string' && html`<p class="said"><${Text} value=${object.message} /></p>`}
				<ul class="fields">${Object.entries(object).filter(([name, value]) => name !== 'message' && value !== stack)
					.map(([name, value]) => html`<${Field} name=${name} value=${value} />`)}</ul>`}
			${stack && html`<h3>Stack trace</h3><${Stack} text=${stack} />`}
			${(object || !stack) && html`<h3>${object ? 'Raw' : 'Message'}</h3><pre class="raw"><${Text} value=${clean(message)} /></pre>`}
			${event.length && whole === null && html`<p class="quiet">Loading ${event.length.toLocaleString('en-US')} characters \u2026</p>`}
		</div>
	</section>`;
}
