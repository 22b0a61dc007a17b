/**
 * The script of the page: it sends what somebody wrote to the server that the page came from, and shows the answer.
 * The key stays in its field: it is in no address, in no storage, and no form is ever sent.
 */
export const pageScript = `'use strict';
{
  const testKey = /^lk_test_[\\w-]{16,200}$/;
  const key = document.getElementById('key');
  const complaint = document.getElementById('key-complaint');

  const keyOrNothing = () => {
    const text = key.value.trim();
    const fits = testKey.test(text);
    key.setAttribute('aria-invalid', String(!fits));
    complaint.hidden = fits;
    if (!fits) key.focus();
    return fits ? text : undefined;
  };

  const textOf = async (answer) => {
    const text = await answer.text();
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  };

  const send = async (operation) => {
    const text = keyOrNothing();
    if (text === undefined) return;
    const { method, path, headers, needsKey } = JSON.parse(operation.dataset.request);
    const body = operation.querySelector('textarea');
    const status = operation.querySelector('[data-part=status]');
    const shown = operation.querySelector('[data-part=answer]');
    status.textContent = 'Sending…';
    shown.textContent = '';
    try {
      const answer = await fetch(path, {
        method,
        headers: {
          ...headers,
          Authorization: 'Bearer ' + text,
          ...(needsKey ? { 'Idempotency-Key': crypto.randomUUID ? crypto.randomUUID() : 'try-' + Date.now() } : {}),
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: body.value } : {}),
        ...{ credentials: 'omit', cache: 'no-store', redirect: 'error' },
      });
      status.textContent = answer.status + ' ' + answer.statusText;
      shown.textContent = await textOf(answer);
    } catch {
      status.textContent = 'No answer. Check the connection and try again.';
    }
  };

  for (const operation of document.querySelectorAll('[data-request]')) {
    const button = operation.querySelector('button');
    button.disabled = false;
    button.addEventListener('click', () => {
      button.disabled = true;
      void send(operation).finally(() => {
        button.disabled = false;
      });
    });
    const choice = operation.querySelector('select');
    if (choice) {
      choice.addEventListener('change', () => {
        operation.querySelector('textarea').value = choice.value;
      });
    }
  }
}
`;
