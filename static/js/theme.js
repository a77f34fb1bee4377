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
  // The first use of a calendar takes the browser long, and the visitor's hours are about to be
  // written: that time is taken while the styles are on their way, when nothing could be drawn.
  new Intl.DateTimeFormat(root.lang);
})();
