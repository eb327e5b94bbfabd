// Photos and papers of the steps, sent one after another; what is refused is listed and stops nothing else.
import { Cancelled, problemOf, sizeInWords, tell, transferBy } from '../transfer.js';

export function attach(root, dotNet) {
    const part = name => root.querySelector(`[data-part=${name}]`);
    const input = part('input'), steps = root.parentElement, accepted = input.accept;
    const line = transferBy({
        token: () => root.querySelector('input[name=__RequestVerificationToken]').value,
        say(text, done) {
            part('said').textContent = text;
            if (done !== undefined) part('bar').value = done;
        },
        waiting: cut => part('retry').hidden = !cut,
    });
    const queue = [];
    let sending = false, total = 0, sent = 0, chosen;

    function complain(file, message) {
        const said = document.createElement('p');
        said.textContent = `“${file.name}”没有上传：${message}`;
        part('problems').append(said);
        part('problems').hidden = false;
    }

    // A phone turns HEIC into JPEG because the input asks for JPEG; one that is dragged in comes as it is.
    function wrong(file) {
        const max = +root.dataset.maxSize;
        if (/\.(heic|heif)$/i.test(file.name) || /hei[cf]/.test(file.type))
            return '这张照片是 HEIC 格式，多数电脑打不开。苹果手机请在“设置—相机—格式”里选“兼容性最佳”后重拍，'
                + '或者在手机上用“拍照或选文件”选择，手机会自动转成 JPEG。';
        if (file.size === 0) return '文件是空的（0 字节）。请检查后重新选择。';
        if (file.size > max)
            return `文件有 ${sizeInWords(file.size)}，超过 ${max / 1024 / 1024} MB。`
                + '照片请降低分辨率；扫描件请分成几个文件。';
        return null;
    }

    const queryOf = (step, paper) => `step=${step}&paper=${paper}`;

    function add(files, query) {
        if (!sending) {
            part('problems').replaceChildren();
            part('problems').hidden = part('done').hidden = true;
            total = sent = 0;
        }
        for (const file of files) {
            const problem = wrong(file);
            if (problem) complain(file, problem);
            else total = queue.push({ file, query }) && total + 1;
        }
        if (!sending) run();
    }

    async function run() {
        sending = true;
        for (let next; (next = queue.shift());) {
            const { file, query } = next;
            part('sending').hidden = false;
            part('cancel').hidden = false;
            part('name').textContent = total > 1 ? `第 ${sent + 1} 个，共 ${total} 个：${file.name}` : file.name;
            part('size').textContent = sizeInWords(file.size);
            try {
                const upload = await line.transfer(file, root.dataset.uploads, '&use=Paper');
                part('said').textContent = '已上传，正在存档……';
                part('cancel').hidden = true;
                await line.ask('POST', `${root.dataset.addTo}?${query}&upload=${upload}`);
                sent++;
                await tell(root, dotNet, 'AddedAsync');
            } catch (fault) {
                if (fault instanceof Cancelled) {
                    queue.length = 0;
                    continue;
                }
                total--;
                const problem = problemOf(fault);
                if (problem === null) throw fault;
                complain(file, problem);
            } finally {
                part('sending').hidden = true;
            }
        }
        sending = false;
        part('done').textContent = `已上传 ${sent} 个文件。`;
        part('done').hidden = sent === 0;
    }

    const placeOf = element => {
        const papers = element.closest?.('.papers');
        return papers && steps.contains(papers) ? papers : null;
    };

    // By its name a dragged file may say which paper it is; otherwise it is one of the others.
    function paperOf(papers, file, target) {
        const onto = target.closest('[data-paper]');
        if (onto) return onto.dataset.paper;
        const named = [...papers.querySelectorAll('[data-paper]')]
            .find(p => +p.dataset.paper && file.name.includes(p.querySelector('.name').firstChild.textContent.trim()));
        return named?.dataset.paper ?? '0';
    }

    steps.addEventListener('click', e => {
        const button = e.target.closest('[data-add]');
        if (!button || !steps.contains(button)) return;
        chosen = button.dataset.query
            ?? queryOf(placeOf(button).dataset.step, button.closest('[data-paper]').dataset.paper);
        const papers = !button.dataset.query || 'papers' in button.dataset;
        input.accept = papers ? accepted : 'image/jpeg,image/png,image/webp';
        input.toggleAttribute('capture', 'camera' in button.dataset);
        input.click();
    });
    input.addEventListener('change', () => {
        const files = [...input.files];
        input.value = '';
        if (files.length) add(files, chosen);
    });
    const over = (papers, is) => {
        steps.querySelectorAll('.papers.over').forEach(p => p.classList.toggle('over', p === papers && is));
        if (papers && is) papers.classList.add('over');
    };
    // The whole step takes what is dropped, where its papers may be changed.
    const stepOf = element => {
        const papers = placeOf(element) ?? element.closest?.('.step')?.querySelector('.papers');
        return papers?.querySelector('[data-add]') ? papers : null;
    };
    steps.addEventListener('dragover', e => {
        const papers = stepOf(e.target);
        if (papers && e.dataTransfer.types.includes('Files')) {
            e.preventDefault();
            over(papers, true);
        }
    });
    steps.addEventListener('dragleave', e => stepOf(e.target) && over(null, false));
    steps.addEventListener('drop', e => {
        const papers = stepOf(e.target);
        if (!papers || !e.dataTransfer.files.length) return;
        e.preventDefault();
        over(null, false);
        papers.open = true;
        for (const file of e.dataTransfer.files)
            add([file], queryOf(papers.dataset.step, paperOf(papers, file, e.target)));
    });
    part('retry').addEventListener('click', () => line.wake());
    part('cancel').addEventListener('click', () => line.cancel());
    root.dataset.live = '';
}
