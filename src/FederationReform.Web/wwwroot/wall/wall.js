// Asks for the figures every half minute and keeps the last picture while the server is away. It sends no cookie, so it
// keeps nobody signed in; a link that was switched off shows nothing any more.
const every = 30_000, patience = 20_000; // milliseconds
const part = name => document.querySelector(`[data-part=${name}]`);
const wall = document.getElementById('wall'), said = document.getElementById('said');
const inChina = options => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, ...options });
const minute = inChina({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const clock = inChina({ month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' });
const percent = (some, all) => all ? `${(Math.floor(some * 20_000 / all + 1) >> 1) / 100}` : '0';
let shown, version, timer;

function say(text, old = false) {
    said.textContent = text;
    said.classList.toggle('old', old);
}

function share(element, property, some, all) {
    element.style[property] = `${Math.min(100, all ? some * 100 / all : 0)}%`;
}

function row({ name, required, done, planned, papers }) {
    const item = document.createElement('li'), line = document.createElement('p'), bar = document.createElement('div');
    const label = document.createElement('span'), figure = document.createElement('b');
    label.textContent = name;
    figure.textContent = `${done}/${required}　${Math.round(done * 100 / required)}%`;
    if (papers.asked)
        figure.appendChild(document.createElement('small')).textContent =
            `　材料 ${Math.round(papers.there * 100 / papers.asked)}%`;
    item.classList.toggle('behind', done < planned);
    line.append(label, figure);
    bar.className = 'bar';
    const filled = bar.appendChild(document.createElement('span')), plan = bar.appendChild(document.createElement('i'));
    share(filled, 'width', done, required);
    share(plan, 'left', planned, required);
    item.append(line, bar);
    return item;
}

function show(figures) {
    const { total } = figures, { papers } = total;
    const texts = {
        title: `${figures.unitName}改革进度`,
        campaign: figures.campaignName,
        deadline: figures.deadline ? `${figures.deadline} 前完成` : '',
        percent: `${percent(total.done, total.required)}%`,
        count: `完成 ${total.done} 个，共 ${total.required} 个${figures.unitsName}`,
        planned: `今天计划 ${total.planned} 个，${total.done < total.planned
            ? `差 ${total.planned - total.done} 个` : `超前 ${total.done - total.planned} 个`}`,
        papers: papers.asked
            ? `资料齐全率 ${percent(papers.there, papers.asked)}%（${papers.there}/${papers.asked} 份）`
            : '',
        net: `${total.netThisWeek > 0 ? '+' : ''}${total.netThisWeek}`.replace('-', '−'),
        submitted: total.submitted,
        returned: total.returned,
        idle: total.notStarted,
    };
    for (const [name, text] of Object.entries(texts)) part(name).textContent = text;
    part('planned').classList.toggle('behind', total.done < total.planned);
    share(part('bar'), 'width', total.done, total.required);
    share(part('plan'), 'left', total.planned, total.required);
    part('rows').replaceChildren(...figures.rows.map(row));
    document.title = texts.title;
    shown = figures.at;
    wall.hidden = false;
    say(`数字到 ${minute.format(new Date(shown))}，每半分钟更新一次。黑线是今天的计划，▼ 是比计划慢的。`);
}

function end(text) {
    wall.hidden = true;
    shown = undefined;
    say(text, true);
}

function away() {
    if (shown)
        say(`暂时连不上平台，显示的是 ${minute.format(new Date(shown))} 的数字；连上以后自动更新。`, true);
    else
        say('暂时连不上平台，正在等待……', true);
}

async function poll() {
    clearTimeout(timer);
    const token = location.hash.slice(1);
    try {
        if (!token) {
            end('链接不完整。请打开县妇联给的完整链接，包括 # 后面的部分。');
        } else {
            const answer = await fetch('/wall/figures', {
                headers: { 'Wall-Token': token },
                credentials: 'omit',
                cache: 'no-store',
                signal: AbortSignal.timeout(patience),
            });
            if (answer.status === 404) {
                end('这个大屏链接已经停用或者到期。需要继续展示的，请联系县妇联重新开启。');
            } else if (!answer.ok) {
                away();
            } else {
                const { version: running, figures } = await answer.json();
                // Another version of the portal may have another page.
                if (version && version !== running) location.reload();
                version = running;
                show(figures);
            }
        }
    } catch {
        away();
    }
    timer = setTimeout(poll, every);
}

function tick() {
    part('clock').textContent = clock.format(new Date());
}

addEventListener('hashchange', poll);
addEventListener('online', poll);
tick();
setInterval(tick, 1000);
poll();
