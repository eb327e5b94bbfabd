// A combobox as the ARIA pattern describes it: the focus stays in the input, the chosen option is only pointed at.
// While an input method composes, every key belongs to it.
export function attach(root, dotNet) {
    const input = root.querySelector('input');
    const options = () => [...root.querySelectorAll('[role=option]')];
    const active = () => document.getElementById(input.getAttribute('aria-activedescendant'));
    let pause, asked = 0, answered = 0;

    function point(option) {
        active()?.setAttribute('aria-selected', 'false');
        if (!option) return input.removeAttribute('aria-activedescendant');
        option.setAttribute('aria-selected', 'true');
        input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
    }

    function ask() {
        clearTimeout(pause);
        point(null);
        const mine = ++asked;
        pause = setTimeout(async () => {
            await dotNet.invokeMethodAsync('AskAsync', input.value);
            answered = mine;
        }, 250);
    }

    // A user who comes back to change the choice types over it. Selecting also focuses: a user who has gone on with Tab
    // must not be pulled back.
    input.addEventListener('focus', () => setTimeout(() => document.activeElement === input && input.select()));
    input.addEventListener('input', e => e.isComposing || ask());
    input.addEventListener('compositionend', ask);
    input.addEventListener('keydown', e => {
        if (e.isComposing || e.keyCode === 229) return;
        const all = options(), at = all.indexOf(active());
        if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
            e.preventDefault();
            const next = e.key === 'ArrowDown' ? at + 1 : at > 0 ? at - 1 : all.length - 1;
            if (all.length) point(all[next % all.length]);
        } else if (e.key === 'Enter') {
            // Never sends the form around it. One answer alone needs no arrow.
            e.preventDefault();
            // The list still answers what was typed before.
            if (asked !== answered) return;
            (all[at] ?? (all.length === 1 ? all[0] : null))?.click();
        } else if (e.key === 'Escape' && all.length) {
            e.stopPropagation();
            dotNet.invokeMethodAsync('Close');
        }
    });
    root.addEventListener('focusout', e => {
        if (root.contains(e.relatedTarget) || !options().length) return;
        setTimeout(() => dotNet.invokeMethodAsync('Close'), 200);
    });
    // A press on an option must not take the focus away first, or the list would close under the finger.
    root.addEventListener('mousedown', e => e.target.closest('[role=option]') && e.preventDefault());
    // Typed while this script was still on its way. (A live page sets the value and not its default.)
    if (input.value !== (input.dataset.initial ?? '')) ask();
}

export function fill(root, text) {
    const input = root.querySelector('input');
    input.value = text;
    input.removeAttribute('aria-activedescendant');
}
