/** Small pieces of the page: finding, making and filling elements, and speaking to the bench. */

export function part(id) {
  return document.getElementById(id);
}

/** An element with attributes and children; text children stay text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

export function pill(id, tone, text) {
  const element = part(id);
  element.dataset.tone = tone;
  element.textContent = text;
}

let hideNotice;

/** Sends a command; a refusal is shown to the person for a few seconds. */
export async function send(path, body = {}) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) notice((await response.json()).error);
  } catch {
    notice('The bench does not answer.');
  }
}

function notice(text) {
  const element = part('notice');
  element.textContent = text;
  element.hidden = false;
  clearTimeout(hideNotice);
  hideNotice = setTimeout(() => {
    element.hidden = true;
  }, 4000);
}

/** Replaces the children only when what they show has changed: a pressed button must not vanish under the finger. */
export function fill(id, key, children) {
  const element = part(id);
  const text = JSON.stringify(key);
  if (element.dataset.key === text) return;
  element.dataset.key = text;
  element.replaceChildren(...children());
}

/** One button for each entry. */
export function buttons(entries, click, pressed) {
  return Object.entries(entries).map(([label, value]) =>
    make('button', { type: 'button', click: () => click(value), 'aria-pressed': pressed?.(value) }, label),
  );
}
