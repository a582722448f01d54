// A page with forms and nothing else to bring to life.

import { startForms } from "./forms.js";

startForms();
