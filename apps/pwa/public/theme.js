// Runs before the first paint, so that nobody who chose dark is dazzled. A file of its own because the page's policy
// allows no inline script.
var theme = /(?:^|; )saldo-theme=(light|dark)/.exec(document.cookie)
if (theme) document.documentElement.dataset.theme = theme[1]
