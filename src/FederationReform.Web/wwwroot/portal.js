// What the browser must do itself, on every page. Blazor retries a lost connection on its own, and asks for a page that
// the server has put aside; the other ends it leaves to this script, and none may be a dead page: the server has
// forgotten the page (restart, too long away), Blazor gave up, the page was paused, or it never became live.
import './clicks.js';
import { blockText } from './clipboard.js';
import { allowLeaving, typedFields } from './leaving.js';
import { Outbox } from './outbox.js';
import './palette.js';
import './tables.js';
import { tab } from './tab.js';
import { tell } from './telling.js';

const notice = document.getElementById('components-reconnect-modal');
const alive = () => fetch('/alive', { cache: 'no-store' }).then(answer => answer.ok, () => false);
const pause = ms => new Promise(later => setTimeout(later, ms));

// What the tab remembers is somebody's: every key says whose (kind:account:…). Another user of the tab gets none of it.
const remembered = /^(?:unsaved:|upload:|result-of-)(\d+):/;
const account = () => document.body.dataset.account;
function forgetWhere(isForgotten) {
    for (const key of tab.keys()) {
        const owner = key.match(remembered)?.[1];
        if (owner && isForgotten(owner)) tab.remove(key);
    }
}
// Nobody is signed in on the page to sign in, and she who comes back may find her text again.
const forgetOthers = () => account() && forgetWhere(owner => owner !== account());

// Signing out forgets in every tab.
const signedOut = new BroadcastChannel('signed-out');
signedOut.onmessage = ({ data }) => forgetWhere(owner => owner === data);
document.addEventListener('submit', e => {
    if (!e.target.matches('form[data-sign-out]')) return;
    forgetWhere(owner => owner === account());
    signedOut.postMessage(account());
});

let reopening = false;
async function reopenWhenBack() {
    if (reopening) return;
    reopening = true;
    keepUnsaved();
    while (!await alive()) await pause(1000);
    // What was typed meanwhile.
    keepUnsaved();
    allowLeaving();
    location.reload();
}

// The states of Blazor's own overlay: show, retrying, hide, paused, failed, resume-failed, rejected. What is typed
// while the line is down is kept each time, because a page that is resumed is drawn anew.
notice.addEventListener('components-reconnect-state-changed', async ({ detail: { state } }) => {
    if (state === 'hide') {
        // A page that is resumed is emptied right after this.
        await pause(0);
        return sendUnsaved();
    }
    keepUnsaved();
    if (state === 'failed' || state === 'rejected') reopenWhenBack();
});

// Blazor.resumeCircuit answers false where the server knows the page no more, and fails where there is no server.
async function resume() {
    keepUnsaved();
    try {
        if (!await Blazor.resumeCircuit()) lost('rejected');
    } catch {
        notice.className = 'components-reconnect-resume-failed';
    }
}

function lost(state) {
    notice.className = `components-reconnect-${state}`;
    reopenWhenBack();
}

const awaitsCircuit = () => document.querySelector('[data-circuit=awaited]') !== null;

// The layout marks a page that waits for its circuit. Each time it is waited for twice as long: a network that blocks
// the circuit for good must not make the page flicker.
async function expectCircuit() {
    // What is typed or pressed before the page is live is lost, for it is drawn anew then. So nothing takes it.
    if (awaitsCircuit())
        for (const control of document.querySelectorAll('main :is(input, select, textarea, button, summary)'))
            control.inert = true;
    const live = setInterval(() => {
        if (awaitsCircuit()) return;
        clearInterval(live);
        sendUnsaved();
    }, 100);
    const patience = +(tab.get('circuitPatience') ?? 8000);
    await pause(patience);
    if (!awaitsCircuit()) return tab.remove('circuitPatience');
    tab.set('circuitPatience', patience * 2);
    lost('failed');
}

// A text counts as changed two seconds after the user stops typing, not only when the cursor leaves the input: a draft
// needs it. What is ticked or chosen has told its change already. An input method at work (isComposing) is not a pause.
const typed = '[data-draft] :is(textarea, input:not([type=checkbox], [type=radio], [type=file]))';
let idle;
document.addEventListener('input', e => {
    clearTimeout(idle);
    if (!e.isComposing && e.target.matches(typed))
        idle = setTimeout(() => e.target.dispatchEvent(new Event('change', { bubbles: true })), 2000);
});
document.addEventListener('compositionend', e => e.target.dispatchEvent(new InputEvent('input', { bubbles: true })));

// The Enter that ends a composition is the input method's. The library would take its release for a choice.
let composed = false;
document.addEventListener('keydown', e => composed = e.isComposing || e.keyCode === 229, true);
document.addEventListener('keyup', e => {
    if (e.key !== 'Enter' || !(composed || e.isComposing)) return;
    e.stopImmediatePropagation();
    composed = false;
}, true);

// What stands in a search box is replaced by what is typed. Selected here, and not by the server, whose word for it
// would come after the first letter and take it away; and after the press of a mouse has set the cursor.
document.addEventListener('focusin', e => {
    if (!e.target.matches('[role=combobox].mud-select-input')) return;
    setTimeout(() => document.activeElement === e.target && e.target.select());
});

// Enter chooses from a list of answers, and never sends the form around it.
document.addEventListener('keydown', e => {
    if (e.key === 'Enter' && e.target.matches('[role=combobox]')) e.preventDefault();
});

// A list pasted into a textarea of rows; the server reads the text when it is there.
document.addEventListener('paste', e => {
    if (!e.target.matches('textarea[data-rows]')) return;
    const text = blockText(e.clipboardData);
    if (text === '' || text.length > e.target.maxLength) return;
    e.preventDefault();
    e.target.setRangeText(text, e.target.selectionStart, e.target.selectionEnd, 'end');
    e.target.dispatchEvent(new Event('input', { bubbles: true }));
}, { capture: true });

// Enter goes to the next input, as in a spreadsheet.
document.addEventListener('keydown', e => {
    if (e.key !== 'Enter' || e.isComposing || e.keyCode === 229 || !e.target.matches('[data-enter-next] input')) return;
    const box = e.target.closest('[data-enter-next]');
    if (e.target.closest('form, dialog, [role=dialog]')) return;
    e.preventDefault();
    const inputs = [...box.querySelectorAll('input:not(:disabled), select:not(:disabled)')]
        .filter(input => !input.closest('dialog, form'));
    const next = inputs[inputs.indexOf(e.target) + (e.shiftKey ? -1 : 1)];
    if (next) {
        next.focus();
        next.select?.();
    } else e.target.blur();
});

// The session ends half an hour after the last request, and what is typed in an open page makes none.
let requested = Date.now();
function prolong() {
    if (!account() || Date.now() - requested < 300_000) return;
    requested = Date.now();
    fetch('/session', { cache: 'no-store' }).catch(() => { /* The line is down; the next key tries again. */ });
}
document.addEventListener('keydown', prolong, { capture: true });
document.addEventListener('pointerdown', prolong, { capture: true });

// What the server has not saved (data-saved is the text that it has) is sent again when the line is back, also over a
// reload. An input that is not saved shows it, so a text that is lost after that is sent again the next time.
const outboxOfPage = () => new Outbox(`unsaved:${account()}:${location.pathname}`, async (id, { text }) => {
    const input = await drawn(id);
    const kept = input?.dataset.saved !== undefined || input?.closest('[data-unsaved]');
    if (!kept || input.disabled) return;
    input.value = text;
    input.dispatchEvent(new Event('change', { bubbles: true }));
});

// A page is live a moment before its content is drawn.
async function drawn(id) {
    for (let tries = 0; tries < 50 && !document.getElementById(id); tries++) await pause(100);
    return document.getElementById(id);
}

function keepUnsaved() {
    const outbox = outboxOfPage();
    for (const input of document.querySelectorAll('[data-draft] input[data-saved]:enabled'))
        if (input.value !== input.dataset.saved) outbox.put(input.id, input.value);
    for (const field of typedFields()) if (field.id) outbox.put(field.id, field.value);
    return outbox;
}

async function sendUnsaved() {
    const outbox = keepUnsaved();
    if (await outbox.send()) outbox.forget();
}

// The year of a date has four digits; without a bound the browser takes six, and 202026 is soon typed.
document.addEventListener('focusin', e => {
    if (e.target.type === 'date') e.target.max ||= '2199-12-31';
});

// A browser cuts what is pasted at the maxlength of the field, without a word.
document.addEventListener('paste', e => {
    const field = e.target, most = field.maxLength;
    if (e.defaultPrevented || !(most > 0)) return;
    const pasted = e.clipboardData.getData('text').length;
    const room = most - field.value.length + field.selectionEnd - field.selectionStart;
    if (pasted > room) tell(`粘贴的内容太长：这里最多 ${most} 个字，后面的 ${pasted - room} 个字没有放进来，请核对。`);
});

// The field to begin with, where a page is only to type: the library has its own meaning for autofocus.
const focusFirst = () => document.querySelector('[data-focus-first]')?.focus();

let followed;
document.addEventListener('click', e => {
    followed = e.target.closest('a[href]')?.href;
    // A link in a list of violations goes to its field and puts the cursor there.
    const link = e.target.closest('a[data-focus]');
    const field = link && document.getElementById(link.dataset.focus);
    if (field) {
        e.preventDefault();
        field.scrollIntoView({ block: field.matches('fieldset, section') ? 'start' : 'center' });
        field.focus();
        return;
    }
    // A menu that is open over the page closes with the next click anywhere.
    for (const open of document.querySelectorAll('details[data-closes][open]'))
        if (!open.contains(e.target.closest('summary'))) open.open = false;
    const opener = e.target.closest('[data-show-dialog]');
    if (opener) document.getElementById(opener.dataset.showDialog).showModal();
    e.target.closest('[data-close-dialog]')?.closest('dialog').close();
    const print = e.target.closest('[data-print]');
    if (print) window.print();
    if (e.target.closest('[data-reload]')) location.reload();
    if (e.target.closest('[data-resume]')) resume();
});

window.portal = {
    // Large texts come as a stream: a message of the circuit has a limit. An empty text cannot be streamed, so a blank
    // stands for it.
    text: id => new TextEncoder().encode(document.getElementById(id).value || ' '),
    focus: id => document.getElementById(id)?.focus(),
    top: () => scrollTo(0, 0),
};

const retryIntervalMilliseconds = attempt => attempt < 5 ? 500 : 2000;
Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds } } });
Blazor.addEventListener('enhancedload', forgetOthers);
Blazor.addEventListener('enhancedload', expectCircuit);
// A link leads to the top of its page, also when only the unit of the page changes, unless it names a place in it. Back
// and forward return to where the user was.
Blazor.addEventListener('enhancedload', () => {
    if (followed !== location.href || location.hash) return;
    followed = null;
    scrollTo(0, 0);
    // The heading takes the focus after this.
    setTimeout(() => scrollTo(0, 0));
});
// Few pages wait for papers; the others load no script for it.
function followPack() {
    if (document.querySelector('[data-pack], [data-pack-file]')) import('./packs.js').then(({ follow }) => follow());
}
Blazor.addEventListener('enhancedload', followPack);
forgetOthers();
focusFirst();
expectCircuit();
followPack();
