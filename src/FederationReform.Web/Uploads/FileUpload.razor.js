// A spreadsheet or a template on its way to the server, to be read there.
import { Cancelled, problemOf as faultInWords, sizeInWords, tell, transferBy } from '../transfer.js';

export function attach(root, dotNet) {
    const part = name => root.querySelector(`[data-part=${name}]`);
    const input = root.querySelector('input[type=file]'), drop = part('choose');
    const line = transferBy({
        token: () => root.querySelector('input[name=__RequestVerificationToken]').value,
        say,
        waiting: cut => part('retry').hidden = !cut,
    });

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

    // Null for a file that may be sent.
    function problemOf(file) {
        const extension = file.name.slice(file.name.lastIndexOf('.')).toLowerCase(), max = +root.dataset.maxSize;
        if (!root.dataset.accept.split(',').includes(extension))
            return `只能上传 ${root.dataset.accept.replaceAll(',', '、')} 文件，“${file.name}”不是。`
                + root.dataset.else;
        if (file.size === 0) return '这个文件是空的（0 字节）。请检查文件，或者重新从电脑里选择。';
        if (file.size > max)
            return `文件有 ${(Math.ceil(file.size * 10 / 1024 / 1024) / 10).toFixed(1)} MB，`
                + `超过 ${max / 1024 / 1024} MB。${root.dataset.tooLarge}`;
        return null;
    }

    async function upload(file) {
        const problem = problemOf(file);
        if (problem) return refuse(problem);

        show('sending');
        part('name').textContent = file.name;
        part('size').textContent = sizeInWords(file.size);
        say('正在准备上传……', 0);
        try {
            const id = await line.transfer(file, root.dataset.url, `&use=${root.dataset.use}`);
            say('已上传，正在读取……', 100);
            part('cancel').hidden = true;
            await tell(root, dotNet, 'DoneAsync', id);
            show('choose');
        } catch (fault) {
            if (fault instanceof Cancelled) return show('choose');
            const words = faultInWords(fault);
            if (words === null) throw fault;
            refuse(words);
        } finally {
            part('cancel').hidden = false;
            input.value = '';
        }
    }

    input.addEventListener('change', () => input.files.length && upload(input.files[0]));
    part('retry').addEventListener('click', () => line.wake());
    part('cancel').addEventListener('click', () => line.cancel());
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
