const OPENING = `(function () {
  'use strict';
  var d = document, each = function (selector, work) { d.querySelectorAll(selector).forEach(work); };`;

const SHOW_PASSWORD = `  each('[data-reveal]', function (button) {
    var field = d.getElementById(button.dataset.reveal);
    var said = d.getElementById(button.dataset.status);
    var show = button.textContent;
    var set = function (visible, aloud) {
      field.type = visible ? 'text' : 'password';
      button.textContent = visible ? button.dataset.hide : show;
      if (aloud) said.textContent = said.dataset[visible ? 'shown' : 'hidden'];
    };
    button.hidden = false;
    button.addEventListener('click', function () { set(field.type === 'password', true); });
    field.form.addEventListener('submit', function () { set(false, false); });
    addEventListener('pagehide', function () { set(false, false); });
  });`;

const SEND_ONCE = `  each('form[method=post]', function (form) {
    var sent = false;
    var mark = function (value) {
      sent = value;
      form.querySelectorAll('button:not([type=button])').forEach(function (button) {
        if (value) button.setAttribute('aria-disabled', 'true'); else button.removeAttribute('aria-disabled');
      });
    };
    form.addEventListener('submit', function (event) {
      if (sent) return event.preventDefault();
      mark(true);
      setTimeout(mark, 30000, false);
    });
    addEventListener('pageshow', function () { mark(false); });
  });`;

const OWN_CLOCK = `  each('time[data-clock]', function (time) {
    var parts = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' };
    if (time.dataset.clock === 'day') { parts.month = 'long'; parts.day = 'numeric'; }
    try { time.textContent = new Date(time.dateTime).toLocaleString(d.documentElement.lang, parts); } catch (e) { return; }
  });`;

const LOOK_AGAIN = `  each('[data-look-again]', function (box) {
    setInterval(function () {
      fetch(location.href, { redirect: 'manual' }).then(function (answer) {
        return answer.status > 499 ? box.textContent : answer.text();
      }).then(function (text) {
        if (text.indexOf(box.textContent) < 0) location.reload();
      }, function () {});
    }, box.dataset.lookAgain * 1000);
  });`;

const CLOSING = `  var summary = d.querySelector('[data-summary]');
  if (summary) summary.focus();
})();`;

/**
 * The script of every page. Everything works without it; it adds four comforts: a button that shows the
 * password, a guard against sending twice, times on the reader's own clock, and a look at the outcome that reloads the
 * page only when there is news.
 */
export function enhancement(): string {
  const parts = [OPENING, SHOW_PASSWORD, SEND_ONCE, OWN_CLOCK, LOOK_AGAIN, CLOSING];
  return `${parts.join('\n').replaceAll(/\n\s+/g, '\n')}\n`;
}
