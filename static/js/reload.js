// While organizers work on their data: shows the page anew when the site was rebuilt.
const changes = new EventSource("/_live/reload");
changes.addEventListener("message", () => location.reload());
addEventListener("pagehide", () => changes.close());
