// Runs before the first paint, so that nobody who chose dark is dazzled. A file of its own because the page's policy
// allows no inline script.
try {
  var theme = localStorage.getItem('saldo.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch (error) {
  // A browser that keeps nothing follows the device.
}
