// Sends a file in pieces. Each answer says where to go on, so a piece that is lost, or arrives twice, does no harm; how
// large the next one is depends on how long the last one took. A cut line is waited out, for as long as it takes.
import { tab } from './tab.js';

const smallest = 32 * 1024, largest = 1024 * 1024; // bytes of a piece
const patience = 60_000; // milliseconds

export class Refused extends Error { }
export class Gone extends Error { }
export class Cancelled extends Error { }
export class Lost extends Error { }

/**
 * @param token the anti-forgery token of the page
 * @param say is told what to show, and how many percent have arrived
 * @param waiting is told whether the line is cut, so that a button to retry at once can be shown
 */
export function transferBy({ token, say, waiting }) {
    let request, wake, cancelled = false;

    // XMLHttpRequest, because fetch does not tell how much of a piece is on its way.
    const send = (method, url, body, progress) => new Promise((resolve, reject) => {
        request = new XMLHttpRequest();
        request.open(method, url);
        request.timeout = patience;
        request.setRequestHeader('RequestVerificationToken', token());
        if (progress) request.upload.onprogress = e => progress(e.loaded);
        request.onerror = request.ontimeout = () => reject(new Lost());
        request.onabort = () => reject(new Cancelled());
        request.onload = () => {
            const { status } = request;
            let answer = {};
            try { answer = JSON.parse(request.responseText || '{}'); } catch { }
            if (status === 200 || status === 409) resolve(answer);
            else reject(faultOf(status, answer?.message));
        };
        request.send(body);
    });

    // Waits longer each time, until the browser reports that the line is back, or the user presses the button.
    async function wait(attempt, done) {
        const until = Date.now() + Math.min(15, 2 ** attempt) * 1000;
        waiting(true);
        let woken = false;
        wake = () => woken = true;
        addEventListener('online', wake);
        while (!woken && !cancelled && Date.now() < until) {
            say(`网络中断，已上传 ${done}%，没有丢失。${Math.ceil((until - Date.now()) / 1000)} 秒后自动重试……`);
            await new Promise(r => setTimeout(r, 250));
        }
        removeEventListener('online', wake);
        waiting(false);
        if (cancelled) throw new Cancelled();
    }

    async function patiently(work, done) {
        for (let attempt = 0; ; attempt++) {
            try {
                return await work(attempt);
            } catch (fault) {
                if (!(fault instanceof Lost)) throw fault;
                await wait(attempt, done());
            }
        }
    }

    async function pieces(file, url, query) {
        const percent = bytes => Math.floor(bytes * 100 / file.size);
        const begin = `${url}?name=${encodeURIComponent(file.name)}&size=${file.size}${query}`;
        let { received } = await patiently(() => send('PUT', begin), () => 0);
        let size = 64 * 1024;
        while (received < file.size) {
            say(`已上传 ${percent(received)}%`, percent(received));
            const answer = await patiently(async attempt => {
                if (attempt) size = Math.max(smallest, size / 2);
                const begun = performance.now();
                const piece = file.slice(received, received + size);
                const tellProgress = loaded => {
                    const done = percent(received + loaded);
                    say(`已上传 ${done}%`, done);
                };
                const sent = await send('PATCH', `${url}?offset=${received}`, piece, tellProgress);
                if (performance.now() - begun < 1000) size = Math.min(largest, size * 2);
                return sent;
            }, () => percent(received));
            received = answer.received;
        }
    }

    // The same file chosen again, after a reload too, goes on where it stopped.
    const keyOf = file => `upload:${document.body.dataset.account}:${file.name}:${file.size}:${file.lastModified}`;

    /** Sends the whole file; answers with the id of its upload. */
    async function transfer(file, uploads, query = '') {
        cancelled = false;
        const key = keyOf(file);
        let id = tab.get(key) ?? tab.set(key, newId());
        try {
            try {
                await pieces(file, `${uploads}/${id}`, query);
            } catch (fault) {
                if (!(fault instanceof Gone)) throw fault;
                // The server has forgotten the upload, so it begins anew.
                id = tab.set(key, newId());
                await pieces(file, `${uploads}/${id}`, query);
            }
            tab.remove(key);
            return id;
        } catch (fault) {
            if (fault instanceof Cancelled || fault instanceof Gone) tab.remove(key);
            if (fault instanceof Cancelled) send('DELETE', `${uploads}/${id}`).catch(() => { });
            throw fault;
        }
    }

    return {
        transfer,
        /** One request, as often as the line needs. */
        ask: (method, url) => patiently(() => send(method, url), () => 100),
        wake: () => wake?.(),
        cancel() {
            cancelled = true;
            request?.abort();
        },
    };
}

/** What to say of a file that was not sent; null for a fault of the program. */
export function problemOf(fault) {
    if (fault instanceof Refused) return fault.message;
    if (fault instanceof Gone) return '服务器没有接收这个文件。请刷新本页后重新选择。';
    if (fault.name === 'NotReadableError' || fault.name === 'NotFoundError')
        return '读不到这个文件：它可能已被移动、改名，或者正被其他程序占用。请关闭占用它的程序，再选一次。';
    return null;
}

/** Tells the page's circuit, which may be on its way back from the same cut. */
export async function tell(root, dotNet, method, ...what) {
    while (root.isConnected) {
        try {
            return await dotNet.invokeMethodAsync(method, ...what);
        } catch (fault) {
            if (!/disconnected|Cannot send data|connection/i.test(fault.message)) throw fault;
            await new Promise(r => setTimeout(r, 1000));
        }
    }
}

export const sizeInWords = bytes =>
    bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function faultOf(status, message) {
    if (status === 401)
        return new Refused('登录已经失效，文件没有传完。请重新登录，再选同一个文件，会从断开的地方继续。');
    if (status === 400)
        return new Refused('页面打开得太久，请刷新本页，再选同一个文件，会从断开的地方继续。');
    if (status === 404) return new Gone();
    if (status >= 400 && status < 500 && status !== 408 && status !== 429)
        return new Refused(message ?? '服务器没有接收这个文件。请检查文件后重新选择。');
    return new Lost();
}

// crypto.randomUUID exists only over TLS.
function newId() {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
