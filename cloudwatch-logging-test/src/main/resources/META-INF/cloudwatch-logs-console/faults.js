// Faults to order, and what is at work.

import { html, useState } from './lib/preact.js';
import { change } from './http.js';
import { duration, plural } from './text.js';

const PERCENT = { name: 'percent', label: 'Share of requests', unit: '%', value: 100, min: 1, max: 100 };

const KINDS = [
	{ kind: 'outage', title: 'Outage', text: 'The port is closed: connections are cut, new ones refused.', fields: [] },
	{ kind: 'throttling', title: 'Throttling', text: 'ThrottlingException, as above the rates of the service.', fields: [PERCENT] },
	{ kind: 'unavailable', title: 'Failures', text: 'ServiceUnavailableException with status 500.', fields: [PERCENT] },
	{ kind: 'latency', title: 'Latency', text: 'Requests wait before they are carried out.',
		fields: [{ name: 'millis', label: 'Delay', unit: 'ms', value: 500, min: 1, max: 600000 }, PERCENT] },
	{ kind: 'stall', title: 'Stalled answers', text: 'Requests are carried out, their answers are held.',
		fields: [{ name: 'millis', label: 'Held for', unit: 'ms', value: 30000, min: 1, max: 600000 }, PERCENT] },
	{ kind: 'lostAnswer', title: 'Lost answers', text: 'Requests are carried out, but the connection closes without an answer.', fields: [PERCENT] },
	{ kind: 'reset', title: 'Connection resets', text: 'Connections close, and nothing is carried out.', fields: [PERCENT] },
	{ kind: 'blackHole', title: 'Black hole', text: 'Requests are taken and never answered.', fields: [PERCENT] },
	{ kind: 'denied', title: 'Access denied', text: 'AccessDeniedException, as without a permission.', fields: [PERCENT] },
	{ kind: 'groupDeleted', title: 'Log group deleted', text: 'With the next request its log group is deleted, with all events.', fields: [] },
];

const LASTING = [[0, 'until ended'], [10, '10 seconds'], [30, '30 seconds'], [120, '2 minutes']];

function Order({ kind, onProblem }) {
	const [values, setValues] = useState(Object.fromEntries(kind.fields.map((field) => [field.name, field.value])));
	const [seconds, setSeconds] = useState(0);
	const submit = async (e) => {
		e.preventDefault();
		try {
			const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
			await change('POST', '/api/faults', { kind: kind.kind, ...numbers, seconds });
			onProblem('');
		}
		catch (problem) {
			onProblem(problem.message);
		}
	};
	const id = (name) => 'fault-' + kind.kind + '-' + name;
	return html`<form class="card" onSubmit=${submit} data-kind=${kind.kind}>
		<h3>${kind.title}</h3>
		<p>${kind.text}</p>
		<div class="inputs">
			${kind.fields.map((field) => html`<label for=${id(field.name)}>${field.label}
				<span class="with-unit"><input id=${id(field.name)} type="number" required min=${field.min} max=${field.max} value=${values[field.name]}
					onInput=${(e) => setValues({ ...values, [field.name]: e.target.value })} /><span>${field.unit}</span></span></label>`)}
			${kind.kind !== 'groupDeleted' && html`<label for=${id('seconds')}>Lasts
				<select id=${id('seconds')} onChange=${(e) => setSeconds(Number(e.target.value))}>
					${LASTING.map(([value, label]) => html`<option value=${value} selected=${value === seconds}>${label}</option>`)}</select></label>`}
		</div>
		<button type="submit" aria-label=${'Inject ' + kind.title.toLowerCase()}>Inject</button>
	</form>`;
}

function left(fault) {
	const words = [fault.hits ? plural(fault.hits, 'request') + ' hit' : 'no request hit yet'];
	if (fault.hitsLeft !== undefined) {
		words.push(fault.hitsLeft + ' left');
	}
	if (fault.millisLeft !== undefined) {
		words.push('ends in ' + duration(Math.ceil(fault.millisLeft / 1000) * 1000));
	}
	return words.join(', ');
}

export async function endAll() {
	await change('DELETE', '/api/faults');
}

/** What is ordered is seen in every view. */
export function FaultBanner({ faults }) {
	if (!faults.length) {
		return null;
	}
	return html`<aside class="banner" aria-label="Faults at work">
		<strong>${plural(faults.length, 'fault')} at work</strong>
		<span class="what">${faults.map((fault) => fault.text + (fault.text.startsWith('Outage') ? '' : ' (' + left(fault) + ')')).join(' \u00b7 ')}</span>
		<button type="button" id="end-faults" onClick=${endAll}>End all faults</button>
	</aside>`;
}

export function Faults({ faults, groups }) {
	const [problem, setProblem] = useState('');
	const [asking, ask] = useState(null);
	const confirm = async () => {
		await asking.act().catch((refused) => setProblem(refused.message));
		ask(null);
	};
	return html`<main id="main" class="page">
		<h1>Faults</h1>
		<p class="quiet">They hit requests to write events (PutLogEvents). An outage hits everything; the console stays.</p>
		<div role="alert">${problem && html`<p class="problem">${problem}</p>`}</div>
		<h2>At work</h2>
		${faults.length === 0
			? html`<p class="empty small">The service is well.</p>`
			: html`<ul class="active">${faults.map((fault) => html`<li key=${fault.id}>
				<span><strong>${fault.text}</strong> <span class="quiet">${left(fault)}</span></span>
				<button type="button" class="plain" onClick=${() => change('DELETE', '/api/faults?id=' + fault.id).catch(() => {})}
					aria-label=${'End: ' + fault.text}>End</button></li>`)}</ul>`}
		<h2>Inject</h2>
		<div class="cards">${KINDS.map((kind) => html`<${Order} key=${kind.kind} kind=${kind} onProblem=${setProblem} />`)}</div>
		<h2>Delete</h2>
		<div class="danger">
			${groups.map((group) => html`<button type="button" class="plain" onClick=${() => ask({
				text: 'Delete log group ' + group.name + ' with ' + plural(group.events, 'event') + '?', verb: 'Delete',
				act: () => change('DELETE', '/api/groups?name=' + encodeURIComponent(group.name)) })}>Delete ${group.name}</button>`)}
			<button type="button" class="plain" onClick=${() => ask({
				text: 'Reset the service? Log groups, events, requests and faults are gone; the port stays.', verb: 'Reset',
				act: () => change('POST', '/api/reset', {}) })}>Reset the service</button>
		</div>
		${asking && html`<dialog ref=${(dialog) => dialog && !dialog.open && dialog.showModal()} onClose=${() => ask(null)} aria-labelledby="question">
			<p id="question">${asking.text}</p>
			<div class="actions"><button type="button" class="plain" onClick=${() => ask(null)}>Cancel</button>
				<button type="button" class="severe" onClick=${confirm}>${asking.verb}</button></div>
		</dialog>`}
	</main>`;
}
