// Sends a file in pieces. Each answer says where to go on, so a piece that is lost, or arrives twice, does no harm; how
// large the next one is depends on how long the last one took. A cut line is waited out, for as long as it takes.
import { tab } from '../tab.js';

const smallest = 32 * 1024, largest = 1024 * 1024; // bytes of a piece
const patience = 60_000; // milliseconds

class Refused extends Error { }
class Gone extends Error { }
class Cancelled extends Error { }
class Lost extends Error { }

export function attach(root, dotNet) {
    const part = name => root.querySelector(`[data-part=${name}]`);
    const input = root.querySelector('input[type=file]'), drop = part('choose');
    let request, wake, cancelled = false;

    function show(what) {
        drop.hidden = what === 'sending';
        part('sending').hidden = what !== 'sending';
        part('problem').hidden = true;
        part('retry').hidden = true;
    }

    function refuse(message) {
        show('choose');
        part('problem').textContent = message;
        part('problem').hidden = false;
        input.value = '';
    }

    function say(text, done) {
        part('said').textContent = text;
        if (done !== undefined) part('bar').value = done;
    }

    // XMLHttpRequest, because fetch does not tell how much of a piece is on its way.
    const send = (method, url, body, progress) => new Promise((resolve, reject) => {
        request = new XMLHttpRequest();
        request.open(method, url);
        request.timeout = patience;
        const token = root.querySelector('input[name=__RequestVerificationToken]').value;
        request.setRequestHeader('RequestVerificationToken', token);
        if (progress) request.upload.onprogress = e => progress(e.loaded);
        request.onerror = request.ontimeout = () => reject(new Lost());
        request.onabort = () => reject(new Cancelled());
        request.onload = () => {
            const { status } = request;
            let answer = {};
            try { answer = JSON.parse(request.responseText || '{}'); } catch { }
            if (status === 200 || status === 409) resolve(answer);
            else reject(faultOf(status, answer.message));
        };
        request.send(body);
    });

    // Waits longer each time, until the browser reports that the line is back, or the user presses the button.
    async function wait(attempt, done) {
        const until = Date.now() + Math.min(15, 2 ** attempt) * 1000;
        part('retry').hidden = false;
        let woken = false;
        wake = () => woken = true;
        addEventListener('online', wake);
        while (!woken && !cancelled && Date.now() < until) {
            say(`网络中断，已上传 ${done}%，没有丢失。${Math.ceil((until - Date.now()) / 1000)} 秒后自动重试……`);
            await new Promise(r => setTimeout(r, 250));
        }
        removeEventListener('online', wake);
        part('retry').hidden = true;
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

    async function transfer(file, id) {
        const url = `${root.dataset.url}/${id}`, percent = bytes => Math.floor(bytes * 100 / file.size);
        const begin = `${url}?name=${encodeURIComponent(file.name)}&size=${file.size}`;
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

    // Null for a file that may be sent.
    function problemOf(file) {
        const extension = file.name.slice(file.name.lastIndexOf('.')).toLowerCase(), max = +root.dataset.maxSize;
        if (!root.dataset.accept.split(',').includes(extension))
            return `只能上传 ${root.dataset.accept.replaceAll(',', '、')} 文件，“${file.name}”不是。`
                + '请用 Excel 或 WPS 把它另存为 .xlsx 后再上传。';
        if (file.size === 0) return '这个文件是空的（0 字节）。请检查文件，或者重新从电脑里选择。';
        if (file.size > max)
            return `文件有 ${(Math.ceil(file.size * 10 / 1024 / 1024) / 10).toFixed(1)} MB，`
                + `超过 ${max / 1024 / 1024} MB。请删去图片和不需要的工作表，或者把名单分成几个文件上传。`;
        return null;
    }

    async function upload(file) {
        const problem = problemOf(file);
        if (problem) return refuse(problem);

        cancelled = false;
        show('sending');
        part('name').textContent = file.name;
        part('size').textContent = file.size < 1024 * 1024
            ? `${Math.ceil(file.size / 1024)} KB`
            : `${(file.size / 1024 / 1024).toFixed(1)} MB`;
        say('正在准备上传……', 0);
        // The same file chosen again, after a reload too, goes on where it stopped.
        const key = `upload:${document.body.dataset.account}:${file.name}:${file.size}:${file.lastModified}`;
        let id = tab.get(key) ?? tab.set(key, newId());
        try {
            try {
                await transfer(file, id);
            } catch (fault) {
                if (!(fault instanceof Gone)) throw fault;
                // The server has forgotten the upload, so it begins anew.
                id = tab.set(key, newId());
                await transfer(file, id);
            }
            tab.remove(key);
            say('已上传，正在读取表格……', 100);
            part('cancel').hidden = true;
            await tell(id);
            show('choose');
        } catch (fault) {
            if (fault instanceof Cancelled) {
                tab.remove(key);
                send('DELETE', `${root.dataset.url}/${id}`).catch(() => { });
                show('choose');
            } else if (fault instanceof Refused) {
                refuse(fault.message);
            } else if (fault instanceof Gone) {
                tab.remove(key);
                refuse('服务器没有接收这个文件。请刷新本页后重新选择。');
            } else if (fault.name === 'NotReadableError' || fault.name === 'NotFoundError') {
                refuse('读不到这个文件：它可能已被移动、改名，或者正被其他程序占用。请关闭占用它的程序，再选一次。');
            } else throw fault;
        } finally {
            part('cancel').hidden = false;
            input.value = '';
        }
    }

    // The circuit may be on its way back from the same cut.
    async function tell(id) {
        while (root.isConnected) {
            try {
                return await dotNet.invokeMethodAsync('DoneAsync', id);
            } catch (fault) {
                if (!/disconnected|Cannot send data|connection/i.test(fault.message)) throw fault;
                await new Promise(r => setTimeout(r, 1000));
            }
        }
    }

    input.addEventListener('change', () => input.files.length && upload(input.files[0]));
    part('retry').addEventListener('click', () => wake?.());
    part('cancel').addEventListener('click', () => {
        cancelled = true;
        request?.abort();
    });
    drop.addEventListener('dragover', e => { e.preventDefault(); drop.classList.add('over'); });
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', e => {
        e.preventDefault();
        drop.classList.remove('over');
        if (e.dataTransfer.files.length > 1) refuse('一次只能上传一个文件，请逐个拖入。');
        else if (e.dataTransfer.files.length) upload(e.dataTransfer.files[0]);
    });
    input.disabled = false;
}

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
