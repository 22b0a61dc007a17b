const ASKER = `(function () {
  'use strict';
  var d = document, field = d.querySelector('[data-passkey]');
  if (!field || !window.PublicKeyCredential || !navigator.credentials) return;
  var asked = JSON.parse(field.dataset.passkey), button = d.getElementById('use-passkey');
  var failed = d.getElementById('passkey-failed');
  var bytes = function (text) {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), function (c) { return c.charCodeAt(0); });
  };
  var text = function (bits) {
    var signs = Array.from(new Uint8Array(bits), function (byte) { return String.fromCharCode(byte); });
    return btoa(signs.join('')).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
  };
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  (asked.allowCredentials || asked.excludeCredentials || []).forEach(function (key) { key.id = bytes(key.id); });
  var send = function (key) {
    var from = key.response, said = {};
    ['clientDataJSON', 'authenticatorData', 'signature', 'attestationObject'].forEach(function (name) {
      if (from[name]) said[name] = text(from[name]);
    });
    if (from.getTransports) said.transports = from.getTransports();
    field.value = JSON.stringify({
      id: key.id, rawId: key.id, type: key.type, clientExtensionResults: {}, response: said
    });
    field.form.submit();
  };
  d.getElementById('no-passkey').hidden = true;
  button.hidden = false;
  button.addEventListener('click', function () {
    failed.hidden = true;
    navigator.credentials[asked.user ? 'create' : 'get']({ publicKey: asked }).then(send, function () { failed.hidden = false; });
  });
})();`;

/**
 * Asks the browser for a passkey, or for a new one where the options name a user, and sends what it answers. Without a script, or where
 * the browser has no passkeys, the page says so.
 */
export function passkeyAsker(): string {
  return `${ASKER.replaceAll(/\n\s+/g, '\n')}\n`;
}
