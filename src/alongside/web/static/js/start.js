// Small helps on top of pages that work without them: focus moves to a list of problems, a button is not
// sent twice, tables sort. Loaded as a module, so browsers too old for it simply leave it out.
import { initAll } from "../vendor/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
