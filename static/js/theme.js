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
})();
