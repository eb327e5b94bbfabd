// A short form keeps no draft on the server. Who leaves it with something typed is asked first. The form is marked by
// data-unsaved, whose value changes when what it holds was saved.
const texts = 'input:not([type=file], [type=password], [type=checkbox], [type=radio])';
const fields = `[data-unsaved] :is(${texts}, select, textarea)`;
const question = '填写的内容还没有保存，离开就丢失了。仍要离开吗？';

/** The fields in which something was typed since the page was opened or saved. */
const typed = new Set();
let allowed = false;

export function typedFields() {
    for (const field of typed) if (!field.isConnected || !field.matches(fields)) typed.delete(field);
    return [...typed];
}

/** The page is about to be reloaded without the user, who is not to be asked. */
export const allowLeaving = () => allowed = true;

const unsaved = () => !allowed && typedFields().length > 0;

/** The page on which it was typed, and its place in the history; a step to a part of the page leaves nothing. */
let place, step;
const here = () => location.pathname + location.search;
const stepHere = () => window.navigation?.currentEntry?.index;

addEventListener('input', e => {
    if (!e.target.matches?.(fields)) return;
    typed.add(e.target);
    [place, step] = [here(), stepHere()];
}, true);

new MutationObserver(changes => {
    for (const { target } of changes)
        for (const field of typed) if (target.contains(field)) typed.delete(field);
}).observe(document.body, { subtree: true, attributeFilter: ['data-unsaved'] });

// What is being sent leaves the page with the answer; an answer that keeps the form here has not saved it.
let sent;
addEventListener('click', e => {
    if (!e.target.closest('[data-unsaved] button, .action-bar button, :is(dialog, [role=dialog]) button')) return;
    clearTimeout(sent);
    // Who thinks better of it in the dialog has sent nothing.
    allowed = !e.target.closest('[data-stays]');
    sent = setTimeout(() => allowed = false, 5000);
}, true);
addEventListener('submit', () => {
    clearTimeout(sent);
    allowed = true;
    sent = setTimeout(() => allowed = false, 5000);
}, true);

addEventListener('beforeunload', e => {
    if (unsaved()) e.preventDefault();
});

addEventListener('click', e => {
    const link = e.target.closest('a[href]');
    const leaves = link && !link.target && !link.hasAttribute('download') && link.pathname + link.search
        !== location.pathname + location.search;
    if (!leaves || !unsaved()) return;
    if (confirm(question)) {
        typed.clear();
        return;
    }
    e.preventDefault();
    e.stopImmediatePropagation();
}, true);

// Back has happened when the page hears of it, and a dialog would close at the new address. Who stays is taken to the
// page again, and nobody else hears of either step. A browser that does not tell its place in the history went back.
let returning = false;
addEventListener('popstate', e => {
    if (returning) {
        returning = false;
        e.stopImmediatePropagation();
    } else if (unsaved() && here() !== place) {
        if (confirm(question)) {
            typed.clear();
            return;
        }
        e.stopImmediatePropagation();
        returning = true;
        history.go(step === undefined ? 1 : step - stepHere());
    }
}, true);

// Esc closes a dialog; what was typed into it is lost with it. A list that is open over the dialog takes the first Esc.
const keeps = dialog => typedFields().some(field => dialog.contains(field)) && !confirm(question);
addEventListener('cancel', e => {
    if (keeps(e.target)) e.preventDefault();
}, true);
addEventListener('click', e => {
    const dialog = e.target.closest('[data-stays]')?.closest('[role=dialog]');
    if (dialog && keeps(dialog)) {
        e.preventDefault();
        e.stopImmediatePropagation();
    }
}, true);
addEventListener('keydown', e => {
    const dialog = e.key === 'Escape' && !e.isComposing && e.target.closest('[role=dialog]:not(dialog)');
    if (!dialog) return;
    if (e.target.getAttribute('aria-expanded') === 'true' || keeps(dialog)) e.stopImmediatePropagation();
}, true);
