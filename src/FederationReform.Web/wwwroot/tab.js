// What this tab remembers over a reload. A browser may forbid it (then merely asking for the storage throws) or have no
// room; the page then remembers until it is left, and nothing else changes.
const meanwhile = new Map();

const storage = () => {
    try {
        return window.sessionStorage;
    } catch {
        return null;
    }
};

export const tab = {
    /** @returns {string | null} */
    get(key) {
        return meanwhile.get(key) ?? storage()?.getItem(key) ?? null;
    },

    set(key, text) {
        try {
            storage().setItem(key, text);
            meanwhile.delete(key);
        } catch {
            meanwhile.set(key, text);
        }
        return text;
    },

    remove(key) {
        meanwhile.delete(key);
        storage()?.removeItem(key);
    },

    /** @returns {string[]} */
    keys() {
        return [...new Set([...meanwhile.keys(), ...Object.keys(storage() ?? {})])];
    },
};
