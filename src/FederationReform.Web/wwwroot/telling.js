// Below the page, outside of what Blazor draws.
let told;
export function tell(text, kind = 'remind') {
    const place = document.getElementById('told') ?? document.body.appendChild(
        Object.assign(document.createElement('p'), { id: 'told', role: 'alert' }));
    place.className = `told notice ${kind}`;
    place.textContent = text;
    clearTimeout(told);
    told = setTimeout(() => place.remove(), 15000);
}
