// What was typed and the server has not acknowledged. The tab remembers it, so that neither a dropped line nor a killed
// server nor a reload loses it.
import { tab } from './tab.js';

const patience = 8000; // milliseconds

const lineIsDown = () => {
    const notice = document.getElementById('components-reconnect-modal');
    return /components-reconnect-(?!hide)/.test(notice?.className);
};

export class Outbox {
    #name;
    #deliver;
    #entries = new Map();
    #number = 0;
    #sending = null;
    #stopped = false;

    /**
     * @param {string} name Its key in what the tab remembers. What an earlier page left there is taken over before
     * anything new is put in, which would overwrite it.
     * @param {(key: string, entry: {text: string, final: boolean, number: number}) => Promise | void} deliver Fails
     * when the line is down; the entry is sent again then.
     */
    constructor(name, deliver) {
        this.#name = name;
        this.#deliver = deliver;
        for (const [key, text] of this.#remembered()) this.#enter(key, text, true);
    }

    /** Whether anything is still on its way. */
    get waiting() {
        return [...this.#entries.values()].some(entry => !entry.sent);
    }

    /** @param final Whether the text is finished; otherwise it is the state of one in which the user pauses. */
    put(key, text, final = true) {
        this.#enter(key, text, final);
        this.#remember();
        return this.send();
    }

    /**
     * Sends what has not arrived, oldest first; the caller tries again when the answer is false. True when everything
     * has arrived.
     */
    send() {
        this.#sending ??= this.#sendAll()
            .catch(() => { /* The line is down. */ })
            .then(() => {
                this.#sending = null;
                return !this.waiting;
            });
        return this.#sending;
    }

    /** Forgets what has arrived and is stored by now, or must not be sent again. */
    forget(isStored = () => true) {
        for (const [key, entry] of [...this.#entries]) if (entry.sent && isStored(entry)) this.#entries.delete(key);
        this.#remember();
    }

    stop() {
        this.#stopped = true;
    }

    #enter(key, text, final) {
        this.#entries.set(key, { text, final, number: ++this.#number, sent: false });
    }

    async #sendAll() {
        while (this.waiting && !this.#stopped && !lineIsDown()) {
            const [key, entry] = [...this.#entries].find(([, entry]) => !entry.sent);
            await withTimeout(this.#deliver(key, entry));
            entry.sent = true;
        }
    }

    #remember() {
        const texts = [...this.#entries].map(([key, { text }]) => [key, text]);
        if (texts.length) tab.set(this.#name, JSON.stringify(texts));
        else tab.remove(this.#name);
    }

    // The storage may hold something else; the server still gets what it can.
    #remembered() {
        try {
            return [...JSON.parse(tab.get(this.#name) ?? '[]')];
        } catch {
            return [];
        }
    }
}

function withTimeout(promise) {
    const tooLate = new Promise((_, fail) => setTimeout(fail, patience, new Error('no answer')));
    return Promise.race([promise, tooLate]);
}
