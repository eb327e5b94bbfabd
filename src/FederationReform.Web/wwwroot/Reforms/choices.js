// The list of choices below a cell: a combobox as the ARIA pattern describes it. The focus stays in the input.
const ariaOfCombobox = {
    'role': 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
};

export class Choices {
    #list;
    #choicesOf;
    #input = null;
    #options = [];
    #highlighted = -1;
    // Whether the list shows only what matches a typed text: the arrows then choose instead of leaving the cell.
    #filtered = false;

    /**
     * @param {(input: Element) => {number: number, name: string, initials: string}[] | null} choicesOf Null for an
     * input without choices.
     * @param {(input: HTMLInputElement) => void} picked A choice was pressed, and stands in the input.
     * @param {AbortSignal} signal Ends the listening to the window.
     */
    constructor(list, choicesOf, picked, signal) {
        this.#list = list;
        this.#choicesOf = choicesOf;
        // A press must not take the focus away first, or the list would close under the finger.
        list.addEventListener('mousedown', e => {
            e.preventDefault();
            const item = e.target.closest('li');
            if (!item || !this.#choicesOf(document.activeElement)) return;
            this.#highlighted = [...list.children].indexOf(item);
            picked(document.activeElement);
        });
        addEventListener('scroll', e => { if (e.target !== list) this.close(); }, { capture: true, signal });
    }

    /** The cursor has come to an input. On a touch screen the list takes the place of the keyboard. */
    enter(input, coarse) {
        if (!this.#choicesOf(input)) return;
        for (const [name, value] of Object.entries(ariaOfCombobox)) input.setAttribute(name, value);
        input.setAttribute('aria-controls', this.#list.id);
        if (coarse) input.inputMode = 'none';
        if (coarse || !input.value) this.offer(input, '');
    }

    /**
     * Shows the choices that match a text, the best first, all of them for an empty one; nothing where an input has
     * none.
     */
    offer(input, text) {
        const all = this.#choicesOf(input);
        if (!all) return this.close();
        const typed = text.trim().replace(/['\s]/g, '').toLowerCase();
        this.#filtered = typed !== '';
        this.#options = this.#filtered ? matching(all, typed) : all;
        this.#highlighted = this.#filtered && this.#options.length ? 0 : -1;
        this.#list.replaceChildren(...this.#options.map(itemOf));
        this.#list.hidden = !this.#options.length;
        input.setAttribute('aria-expanded', String(!this.#list.hidden));
        this.#input = input;
        if (this.#list.hidden) return;
        this.#layBeside(input);
        this.#mark(input);
    }

    close() {
        if (this.#list.hidden) return;
        this.#list.hidden = true;
        this.#highlighted = -1;
        this.#input.setAttribute('aria-expanded', 'false');
        this.#input.removeAttribute('aria-activedescendant');
    }

    /** Puts the highlighted choice into the input, if there is one, and closes. */
    take(input) {
        if (!this.#list.hidden && this.#highlighted >= 0) input.value = this.#options[this.#highlighted].name;
        this.close();
    }

    /** True when the key was for the list: arrows to choose, Alt and ↓ to open it, Escape to close it. */
    key(e, input) {
        const open = !this.#list.hidden;
        if (e.key === 'Escape' && open) {
            this.close();
            return true;
        }
        if (e.key !== 'ArrowDown' && (e.key !== 'ArrowUp' || e.altKey)) return false;
        if (e.altKey && !this.#choicesOf(input)) return false;
        if (e.altKey && !open) {
            this.offer(input, '');
            return true;
        }
        if (!e.altKey && !(open && (this.#filtered || this.#highlighted >= 0))) {
            this.close();
            return false;
        }
        const count = this.#options.length;
        this.#highlighted = (this.#highlighted + (e.key === 'ArrowDown' ? 1 : -1) + count) % count;
        this.#mark(input);
        return true;
    }

    #mark(input) {
        const items = [...this.#list.children];
        items.forEach((item, i) => item.setAttribute('aria-selected', String(i === this.#highlighted)));
        if (this.#highlighted < 0) return input.removeAttribute('aria-activedescendant');
        const item = items[this.#highlighted];
        item.scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', item.id);
    }

    // Below the input, or above it where there is more room, and always within the window.
    #layBeside(input) {
        const { style } = this.#list, box = input.getBoundingClientRect();
        style.minWidth = Math.max(box.width, 120) + 'px';
        const below = innerHeight - box.bottom - 8, above = box.top - 8;
        const under = below >= Math.min(this.#list.scrollHeight, 200) || below >= above;
        style.maxHeight = Math.min(340, under ? below : above) + 'px';
        style.left = Math.max(4, Math.min(box.left, innerWidth - this.#list.offsetWidth - 4)) + 'px';
        style.top = under ? box.bottom + 2 + 'px' : box.top - 2 - this.#list.offsetHeight + 'px';
    }
}

function itemOf(choice, i) {
    const item = document.createElement('li');
    item.id = 'choice-' + i;
    item.setAttribute('role', 'option');
    const number = document.createElement('kbd');
    number.textContent = choice.number;
    item.append(number, choice.name);
    return item;
}

const matching = (all, typed) => all
    .map(choice => ({ choice, rank: rankOf(choice, typed) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);

// Best first: the number, the first letters, the beginning of the name, the beginning of the first letters, any part of
// the name.
function rankOf({ number, name, initials }, typed) {
    const lower = name.toLowerCase();
    const matches = [
        String(number) === typed,
        initials === typed,
        lower.startsWith(typed),
        initials.startsWith(typed),
        lower.includes(typed),
    ];
    const best = matches.indexOf(true);
    return best < 0 ? Infinity : best;
}
