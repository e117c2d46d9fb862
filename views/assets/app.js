// Comfort only: every page works without this file.
'use strict';

// After a rejected form the reader lands on the list of errors.
document.getElementById('fehler')?.focus();

// A second press while the first is under way would post the form twice.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});

// A page that comes back from the browser's memory may be posted again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// <button type="button" data-print hidden>: printing needs a script, so the button appears with it.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// What is folded on screen is wanted on paper.
const opened = [];
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('main details:not([open])')) {
    details.open = true;
    opened.push(details);
  }
});
window.addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false;
});

// <form data-keep>: what was typed there and not saved is not lost without a question.
for (const form of document.querySelectorAll('form[data-keep]')) {
  const stateOf = () => new URLSearchParams(new FormData(form)).toString();
  const stored = stateOf();
  // A rejected form comes back with what was typed: nothing of it is saved yet.
  const wasRejected = 'unsaved' in form.dataset;
  window.addEventListener('beforeunload', (event) => {
    if (form.dataset.sent || (!wasRejected && stateOf() === stored)) return;
    event.preventDefault();
  });
}

// <div id="…" data-live="address">: shows the same part of that page anew every two seconds, until it is no longer live.
function keepLive(part) {
  window.setTimeout(async () => {
    let isLive = true;
    try {
      const answer = await window.fetch(part.dataset.live);
      // After the session ended the answer is the sign-in page: then the part stays as it is.
      const page = new window.DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById(part.id);
      isLive = fresh !== null && 'live' in fresh.dataset;
      // Unchanged text is not announced a second time.
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    } catch {
      // Without a network for a moment: the next try may succeed.
    }
    if (isLive) keepLive(part);
    else delete part.dataset.live;
  }, 2000);
}
for (const part of document.querySelectorAll('[data-live]')) keepLive(part);
