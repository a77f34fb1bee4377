// Runs before the first paint: marks that scripts run, and applies the visitor's theme.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("miniconf:theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    }
  } catch {
    // Storage is closed; the system's choice stands.
  }
  // The first use of a calendar takes the browser long: that time is taken while it waits for the
  // modules, which are about to write the visitor's hours.
  setTimeout(() => new Intl.DateTimeFormat(root.lang));
})();
