// Papers that the server makes: asks how far they are, and takes the file away when it is there. A line that is down
// is asked again; the work goes on without it.
import { tab } from './tab.js';

const pause = ms => new Promise(later => setTimeout(later, ms));
let followed;

export async function follow() {
    const ready = document.querySelector('[data-pack-file]');
    if (ready && tab.get('pack') === ready.dataset.packFile) {
        tab.remove('pack');
        location.assign(ready.href);
    }
    const box = document.querySelector('[data-pack]');
    if (!box || followed === box) return;
    followed = box;
    // Only the tab that waited takes the file by itself.
    tab.set('pack', box.dataset.pack);
    while (box.isConnected) {
        await pause(1000);
        const answer = await fetch(box.dataset.state, { cache: 'no-store' }).catch(() => null);
        if (!answer || answer.status >= 500) {
            box.querySelector('[data-pack-text]').textContent = '网络中断，正在重新连接。材料还在生成。';
            continue;
        }
        const state = answer.ok && !answer.redirected ? await answer.json().catch(() => null) : null;
        if (!box.isConnected) return;
        if (!state?.running) return location.reload();
        box.querySelector('progress').value = state.done;
        const text = box.querySelector('[data-pack-text]');
        if (text.textContent !== state.text) text.textContent = state.text;
    }
}
