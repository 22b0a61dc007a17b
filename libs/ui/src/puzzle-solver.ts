const SOLVER = `(function () {
  'use strict';
  var d = document, subtle = window.crypto && crypto.subtle, field = d.querySelector('[data-puzzle]');
  if (!subtle || !field) return;
  var puzzle = JSON.parse(field.dataset.puzzle), asked = puzzle.parameters;
  var bytes = function (hex) {
    return new Uint8Array(hex.match(/../g).map(function (pair) { return parseInt(pair, 16); }));
  };
  var text = function (bits) {
    return Array.from(new Uint8Array(bits), function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
  };
  var nonce = bytes(asked.nonce), salt = bytes(asked.salt);
  var send = function (counter, derivedKey) {
    field.value = btoa(JSON.stringify({ challenge: puzzle, solution: { counter: counter, derivedKey: derivedKey } }));
    field.form.submit();
  };
  var attempt = function (counter) {
    var password = new Uint8Array(nonce.length + 4);
    password.set(nonce);
    new DataView(password.buffer).setUint32(nonce.length, counter);
    subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']).then(function (key) {
      var how = { name: 'PBKDF2', salt: salt, iterations: asked.cost, hash: asked.algorithm.slice(7) };
      return subtle.deriveBits(how, key, asked.keyLength * 8);
    }).then(function (bits) {
      var key = text(bits);
      if (key.indexOf(asked.keyPrefix) === 0) send(counter, key); else attempt(counter + 1);
    });
  };
  d.getElementById('solving').hidden = false;
  attempt(0);
})();`;

/**
 * Solves the puzzle of the one page that has one, and sends its form. The browser's own cryptography does the work;
 * where there is none, the page is as without a script, and waits.
 */
export function puzzleSolver(): string {
  return `${SOLVER.replaceAll(/\n\s+/g, '\n')}\n`;
}
